import {isCopyAdvised} from '../../core/proof/copy-advice.ts';
import type {BackupResult} from '../../core/proof/result.ts';
import type {Journey} from '../../wizard/journey.ts';
import {pathIn} from '../shared/paths.ts';
import {copyFolderToMake, copyProgressText, secondCopyQuestion} from '../shared/second-copy.ts';
import type {JourneyServices} from '../services.ts';

type CopyRequest = {
	readonly folder: string;
	/** The same, where the user agreed to have it made. */
	readonly createFolder?: string;
};

/** Returns whether a backup still lacks a second copy that could be made now: it has none, or none on another drive. */
export function lacksCopy({verdict, sha256, copy, advice}: BackupResult): boolean {
	return verdict !== 'failed' && sha256 !== undefined && (copy === undefined || isCopyAdvised(advice));
}

/**
Returns the journey that makes the second copy of a finished backup; it ends with that result and the copy.
*/
export function copyJourney(
	result: BackupResult,
	services: JourneyServices,
): Journey<CopyRequest, BackupResult> {
	return {
		id: 'copy',
		isNumbered: false,
		questions: [secondCopyQuestion],
		start(context) {
			const folder = pathIn(context, secondCopyQuestion.id);
			const newFolder = copyFolderToMake(context);
			return folder === ''
				? {type: 'return'}
				: {type: 'run', request: {folder, ...(newFolder !== undefined && {createFolder: newFolder})}};
		},
		run: {
			title: secondCopyQuestion.title,
			stages: [],
			stageTitle: stage => stage,
			whileIn({progress, isStopping}) {
				if (isStopping) {
					return 'Stopping the copy...';
				}

				return progress === undefined ? 'Copying and comparing...' : copyProgressText(progress);
			},
			prompts: [],
			stopLabel: 'stop copying',
			handOver: () => ({
				why: '', questions: [], command: undefined, after: '',
			}),
			help: context => secondCopyQuestion.help(context),
		},
		async perform({folder, createFolder: newFolder}, {host, signal, onProgress}) {
			const {copyAndRecord} = await import('../backup/perform.ts');
			const copied = await copyAndRecord(result, folder, {
				host, signal, onProgress, makesFolder: newFolder !== undefined,
			}, services.preferences);
			if (copied.copy !== undefined && host.practice === undefined) {
				await services.preferences.remember({copyFolder: folder});
			}

			const {withoutQuestions} = result;
			return withoutQuestions === undefined || copied.copy === undefined
				? copied
				: {...copied, withoutQuestions: () => withoutQuestions(folder)};
		},
		farewell: () => [],
	};
}

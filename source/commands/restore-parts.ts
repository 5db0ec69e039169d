import type {Preferences} from '../core/records/preferences.ts';
import {restoreFileProblem} from '../core/restore/restore-file-problem.ts';
import type {RestoreParts} from '../journeys/services.ts';

/** Returns what the guided restore needs to know of files and the history; the larger parts are loaded when used. */
export function restoreParts({history}: Pick<Preferences, 'history'>): RestoreParts {
	return {
		async lookAtFile(file, {host, clock}) {
			const {lookAtRestoreFile} = await import('../core/restore/look-at-restore-file.ts');
			const {signal} = new AbortController();
			return lookAtRestoreFile(file, {
				host, clock, signal, history, administration: host.administration,
			});
		},
		problemOf(facts, practice) {
			const {refusal, reason, warnings} = restoreFileProblem(facts, practice);
			if (refusal !== undefined) {
				return {text: refusal, reason: reason ?? 'file-unreadable'};
			}

			const [warning] = warnings;
			return warning === undefined ? undefined : {text: warning, reason: 'file-changed', canBeAgreed: true};
		},
		keep: async restored => history.addRestore(restored),
		async findStickyNote(host) {
			const note = await host.practiceFile?.();
			return note && {file: note.file, password: note.password};
		},
	};
}

import {adviceText} from '../../core/proof/advice-text.ts';
import type {GuideTopic} from '../../core/guides/guide.ts';
import {askedAgain} from '../../core/restore/tool-ending.ts';
import type {RestoreResult} from '../../core/restore/restore-result.ts';
import type {Reason} from '../../values/reasons.ts';
import {guideInUse} from '../guide/journey.ts';
import type {Context} from '../../wizard/context.ts';
import type {Retry} from '../../wizard/journey.ts';
import type {SeenRestore} from './seen-restore.ts';

/** Returned by ENTSSO for a wrong password (0xC0002A1B), or one that cannot be one (0xC0002A54, 0xC0002A57). */
const passwordCodes = /^0xC0002A(?:1B|54|57)$/v;

/** Codes that speak of the file: not found, damaged, not a backup file, of another system. */
const fileCodes = /^0x(?:C0002A(?:07|1A|20|3F)|C000294[014]|800700(?:02|03|05|0D|20|7B))$/v;

const byReason: Readonly<Partial<Record<Reason, Pick<Retry, 'does' | 'question'>>>> = {
	'no-tool': {question: 'install-directory', does: 'choose the install directory'},
	'tool-not-trusted': {question: 'install-directory', does: 'choose the install directory'},
	'file-changed': {question: 'restore-file', does: 'look at the file again'},
	'not-started': {question: 'present-secret', does: 'look again'},
	'kept-backup-lost': {question: 'present-secret', does: 'look again'},
};

const notTaken = 'ssoconfig asked for the password again, so it may not have accepted this one.';
const typeAgain = 'Type it again. Nothing else is lost.';
const refusedFile = 'ENTSSO refused this file. Choose another one.';

/** Returns whether ENTSSO refused the password. */
export function isPasswordRefused(
	{level, errorCode = '', outcome}: Pick<RestoreResult, 'errorCode' | 'level' | 'outcome'>,
): boolean {
	const isAskedAgain = errorCode === '' && outcome !== undefined && askedAgain(outcome);
	return level === 'failed' && (passwordCodes.test(errorCode) || isAskedAgain);
}

/** A file that ENTSSO refused, and what was said of it. */
export type RefusedFile = {readonly file: string; readonly sha256: string | undefined; readonly words: string};

/** Returns the files that ENTSSO refused in this journey, each once. */
export function refusedFilesIn({results}: Pick<Context, 'results'>): readonly RefusedFile[] {
	const refused = (results as readonly SeenRestore[])
		.filter(({level, errorCode = ''}) => level === 'failed' && fileCodes.test(errorCode))
		.map(({file, looked, errorCode, summary, advice}) => ({
			file,
			sha256: looked.sha256,
			words: [
				`ENTSSO refused it (${errorCode}): ${summary}`, ...advice.slice(0, 1).map(each => adviceText(each)),
			].join(' '),
		}));
	return refused.filter(({file}, index) => refused.findLastIndex(other => other.file === file) === index);
}

/** Returns where a failed restore is tried again: at the answer at fault, else at the review. */
export function retryOf(result: RestoreResult): Retry | undefined {
	const {level, errorCode = '', reason} = result;
	if (level !== 'failed') {
		return undefined;
	}

	if (isPasswordRefused(result)) {
		return {
			question: 'restore-password',
			does: 'type the password again',
			remark: `${errorCode === '' ? notTaken : `ENTSSO refused this password (${errorCode}).`} ${typeAgain}`,
		};
	}

	if (fileCodes.test(errorCode)) {
		return {question: 'restore-file', does: 'choose another file', remark: refusedFile};
	}

	const [first] = result.advice;
	const remark = first === undefined ? result.summary : adviceText(first);
	const known = reason === undefined ? undefined : byReason[reason];
	return known === undefined ? {does: 'try again', remark} : {...known, remark: result.summary};
}

/** Guides that help with a code: a secret of another system, and one that another account left. */
const guideByCode: Readonly<Record<string, GuideTopic>> = {
	'0xC0002A0E': 'lost-master',
	'0xC0002A3F': 'recovered-environment',
	'0xC0002919': 'service-account',
	'0xC0002945': 'service-account',
};

/** Returns the guide that helps with what a restore came to; undefined where its own advice is enough. */
export function guideAfter(
	{level, errorCode = '', isCluster}: Pick<RestoreResult, 'errorCode' | 'level'> & {readonly isCluster: boolean},
	context: Pick<Context, 'lastLeft'>,
): GuideTopic | undefined {
	// A restore may be a step on the way, with others behind it; and each other node of a cluster needs the same.
	const whatIsNext = guideInUse(context) ?? (isCluster && level !== 'unproven' ? 'cluster-node' : undefined);
	return level === 'failed' ? guideByCode[errorCode] ?? guideInUse(context) : whatIsNext;
}

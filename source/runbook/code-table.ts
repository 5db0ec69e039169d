import {breakBeginnings, breakCodes} from '../core/proof/break-codes.ts';
import {explainCode, knownCodes} from '../core/proof/codes.ts';
import {linesOf} from '../text/wrap.ts';

/** Columns that are left of a console where the words are indented by two. */
const columns = 76;

/** Columns for codes in a line of the script itself. */
const breakColumns = 66;

/**
Returns all explained codes as lines that a script finds in itself: `#` and the code before its meaning, `=` before the
next step, and `@` before the next step on a cluster where that differs. No line has a quotation mark or a percent sign,
which cmd.exe would interpret.
*/
export function codeTable(): string[] {
	return knownCodes.flatMap(code => rowsOf(code, 'backup', ''));
}

/** Returns the codes that mean another thing in a restore, as `codeTable` does, with `restore` before each line. */
export function restoreTable(): string[] {
	return knownCodes.flatMap(code => {
		const inRestore = rowsOf(code, 'restore', 'restore');
		return inRestore.join('\n') === rowsOf(code, 'backup', 'restore').join('\n') ? [] : inRestore;
	});
}

/** Returns lines of a script that set `broken` where its `code` says that something broke off. */
export function breakLines(): string[] {
	return [
		...linesOf([{text: breakCodes.join(' ')}], breakColumns).map(codes =>
			`for %%c in (${codes}) do if /i "%%c"=="%code%" set "broken=yes"`),
		...breakBeginnings.map(beginning =>
			`if /i "%code:~0,${beginning.length}%"=="${beginning}" set "broken=yes"`),
	];
}

function rowsOf(code: string, task: 'backup' | 'restore', sign: string): string[] {
	const {meaning, nextStep} = explainCode(code, {task});
	const onCluster = explainCode(code, {task, cluster: true}).nextStep;
	return [
		...rows(`${sign}#${code}`, meaning),
		...(onCluster === nextStep
			? rows(`${sign}=${code}`, nextStep)
			: [
				...rows(`${sign}@${code}`, 'On a node of a failover cluster:'),
				...rows(`${sign}@${code}`, onCluster),
				...rows(`${sign}=${code}`, 'Where there is no cluster:'),
				...rows(`${sign}=${code}`, nextStep),
			]),
	];
}

function rows(key: string, text: string): string[] {
	return linesOf([{text: text.replaceAll('"', '\'')}], columns).map(row => `${key} ${row}`);
}

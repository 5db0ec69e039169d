import type {BackupResult} from '../../core/proof/result.ts';
import {headline} from '../../core/proof/headline.ts';
import {utcText} from '../../values/times.ts';
import {toolScreenTitle} from '../../wizard/tool-words.ts';

/** Returns the result as lines for the scrollback, where it stays after the program ends. */
export function reportLines(result: BackupResult): string[] {
	const {
		verdict,
		summary, file, size, sha256, copy, computer, startedAt, evidence, advice, practice, toolScreen, recoverySheet, engine,
	} = result;
	return [
		'',
		...(practice === undefined
			? []
			: [`PRACTICE (${practice})${verdict === 'failed' ? '' : ': the file holds no secret.'}`]),
		headline(result),
		summary,
		'',
		`  Computer     ${computer}`,
		`  Started      ${utcText(startedAt)}`,
		`  Backup file  ${file}`,
		...(size === undefined ? [] : [`  Size         ${size} bytes`]),
		...(sha256 === undefined ? [] : [`  SHA-256      ${sha256}`]),
		`  Second copy  ${copy ?? 'none yet'}`,
		...(recoverySheet === undefined ? [] : [`  Sheet        ${recoverySheet}`]),
		'',
		...evidence.map(({state, detail}) => `  ${state.padEnd(9)}${detail}`),
		...(advice.length === 0 ? [] : ['', 'What to do next:']),
		...advice.map((line, index) => `  ${index + 1}. ${line}`),
		...(toolScreen.length === 0 ? [] : ['', toolScreenTitle(engine)]),
		...toolScreen.map(line => `  | ${line}`),
		'',
	];
}

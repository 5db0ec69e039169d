import wrapAnsi from 'wrap-ansi';
import {explainCode, knownCodes} from '../core/proof/codes.ts';

/** Columns that are left of a console where the words are indented by two. */
const columns = 76;

/**
All codes with words for them, as lines that backup.cmd finds in itself: `#` and the code before what it means, `=`
before what to do, and
`@` before what to do on a cluster where that differs. No line holds a quotation mark or a percent sign, which
cmd.exe would read.
*/
export function codeTable(): string[] {
	return knownCodes.flatMap(code => {
		const {meaning, nextStep} = explainCode(code);
		const onCluster = explainCode(code, {cluster: true}).nextStep;
		return [
			...rows(`#${code}`, meaning),
			...(onCluster === nextStep
				? rows(`=${code}`, nextStep)
				: [
					...rows(`@${code}`, 'On a node of a failover cluster:'),
					...rows(`@${code}`, onCluster),
					...rows(`=${code}`, 'Where there is no cluster:'),
					...rows(`=${code}`, nextStep),
				]),
		];
	});
}

function rows(key: string, text: string): string[] {
	return wrapAnsi(text.replaceAll('"', '\''), columns, {hard: true}).split('\n').map(row => `${key} ${row}`);
}

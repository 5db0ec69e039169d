import {explainCode, knownCodes} from '../core/proof/codes.ts';
import {linesOf} from '../text/wrap.ts';

/** Columns that are left of a console where the words are indented by two. */
const columns = 76;

/**
Returns all explained codes as lines that backup.cmd finds in itself: `#` and the code before its meaning, `=` before
the next step, and `@` before the next step on a cluster where that differs. No line has a quotation mark or a percent
sign, which cmd.exe would interpret.
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
	return linesOf([{text: text.replaceAll('"', '\'')}], columns).map(row => `${key} ${row}`);
}

import {findLastBackup} from '../core/records/last-backup.ts';
import {openPreferences} from '../core/records/preferences.ts';
import {triage, type Needs} from '../core/triage.ts';
import {guideNeeded, needsNames} from '../core/triage-words.ts';
import {checkIds, type CheckLine, type Host} from '../host/host.ts';
import {systemClock} from '../values/clock.ts';
import {
	blank,
	indent,
	type Paragraph,
} from '../text/paragraph.ts';
import {stateWidth, stateWord} from '../text/state-word.ts';
import {linesOf} from '../text/wrap.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {CommonFlags, Environment} from './environment.ts';
import {forNagios, nagiosCodes, nagiosSummary} from './nagios.ts';
import {openHost} from './open-host.ts';
import {toJsonLine} from './to-json.ts';

export type CheckFlags = Pick<CommonFlags, 'configDirectory' | 'installDirectory' | 'practice'> & {
	readonly json: boolean;
	/** One line first, and the exit codes of Nagios. */
	readonly nagios: boolean;
};

const idWidth = 20;

/** How the computer stands: `healthy` only when every line is ok. */
export type CheckVerdict = 'healthy' | 'attention' | 'unknown';

const exitCodeOf: Readonly<Record<CheckVerdict, number>> = {
	healthy: exitCodes.done, attention: exitCodes.failed, unknown: exitCodes.unproven,
};

/**
Looks the computer over and prints the lines of the Check screen; gives the exit code. With --json one object goes
to stdout.
*/
export async function runCheck(environment: Environment, flags: CheckFlags): Promise<number> {
	const host = await openHost(environment, flags);
	try {
		const {history} = openPreferences({clock: systemClock, directory: flags.configDirectory});
		const [lines, last] = await Promise.all([
			lookOver(host),
			findLastBackup(history, {host, clock: systemClock}),
		]);
		const needs = triage(lines, last);
		const verdict = verdictOn(lines);
		const {stdout} = environment;
		if (flags.nagios) {
			const {state, line} = nagiosSummary(lines, host.practice);
			stdout.lines([line, ...linesOf(toText(verdict, lines, needs)).map(text => forNagios(text))]);
			return nagiosCodes[state];
		}

		if (flags.json) {
			stdout.json({
				version: 1,
				verdict,
				reason: null,
				message: null,
				needs: needs.id,
				needsReason: needs.reason,
				lines: lines.map(line => toJsonLine(line)),
			});
		} else {
			stdout.paragraphs(toText(verdict, lines, needs));
		}

		return exitCodeOf[verdict];
	} finally {
		await host.close?.();
	}
}

/** Returns all lines of the check, in order. Never rejects. */
export async function lookOver(host: Host): Promise<CheckLine[]> {
	const found = new Map<string, CheckLine>();
	await host.check(line => {
		found.set(line.id, line);
	});
	return checkIds.map((id): CheckLine => found.get(id) ?? {id, state: 'unknown', detail: 'Nothing was reported.'});
}

function verdictOn(lines: readonly CheckLine[]): CheckVerdict {
	if (lines.some(({state}) => state === 'stop' || state === 'warning')) {
		return 'attention';
	}

	return lines.some(({state}) => state === 'unknown') ? 'unknown' : 'healthy';
}

function toText(verdict: CheckVerdict, lines: readonly CheckLine[], needs: Needs): readonly Paragraph[] {
	const rows = lines.flatMap(({id, state, detail, advice}): Paragraph[] => [
		{text: detail, columns: [stateWord(state), {text: id, width: idWidth}]},
		...(advice === undefined ? [] : [{text: advice, columns: indent(stateWidth + idWidth)}]),
	]);
	const guide = guideNeeded(needs.id, lines);
	return [
		...rows,
		blank,
		{text: `What this computer needs: ${needsNames[needs.id]}. ${needs.reason}`},
		...(guide === undefined ? [] : [{text: `The steps: entsso-backup guide ${guide}`}]),
		{text: verdict},
	];
}

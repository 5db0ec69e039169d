import {installDirectoryOf, isClusteredBy, withoutUnknown} from '../../core/guide-facts.ts';
import type {GuideFacts} from '../../core/guides/guide.ts';
import {answerInTime} from '../../core/proof/patience.ts';
import type {Context} from '../../wizard/context.ts';
import type {LookServices} from '../../wizard/lookup.ts';
import {lastBackup, linesIn} from '../shared/check-lookups.ts';

/** Returns what a guide is filled with, as far as the wizard knows it already. */
export function guideFactsIn(context: Context): GuideFacts {
	const lines = linesIn(context);
	return withoutUnknown({
		computer: context.options.computer,
		secretServer: lines.find(({id}) => id === 'secret')?.secret?.server,
		backupFile: lastBackup.factsIn(context)?.file,
		isClustered: isClusteredBy(lines.find(({id}) => id === 'cluster')),
	});
}

/** Returns these facts with what the computer adds to them. Never rejects. */
export async function askForFacts(
	facts: GuideFacts,
	{host, clock}: Pick<LookServices, 'clock' | 'host'>,
): Promise<GuideFacts> {
	const patience = {clock, signal: new AbortController().signal};
	const [system, installDirectory] = await Promise.all([
		answerInTime(patience, async () => host.describeSystem?.()),
		answerInTime(patience, async () => installDirectoryOf(host)),
	]);
	const {sqlServer, database, secretServer} = system ?? {};
	const found = withoutUnknown({
		sqlServer, database, secretServer, installDirectory,
	});
	return {...facts, ...found};
}

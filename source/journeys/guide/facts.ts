import {
	cannotLoadBy,
	installDirectoryOf,
	isClusteredBy,
	withoutUnknown,
} from '../../core/guide-facts.ts';
import type {GuideFacts} from '../../core/guides/guide.ts';
import {answerInTime} from '../../core/proof/patience.ts';
import {type Context, textIn} from '../../wizard/context.ts';
import type {LookServices} from '../../wizard/lookup.ts';
import {lastBackup, linesIn} from '../shared/check-lookups.ts';
import {fileField} from './guide-key.ts';

/** Returns what a guide is filled with, as far as the wizard knows it already. */
export function guideFactsIn(context: Context): GuideFacts {
	const lines = linesIn(context);
	const secret = lines.find(({id}) => id === 'secret');
	const cluster = lines.find(({id}) => id === 'cluster');
	const given = textIn(context, fileField);
	return withoutUnknown({
		computer: context.options.computer,
		secretServer: secret?.secret?.server,
		backupFile: given === '' ? lastBackup.factsIn(context)?.file : given,
		isClustered: isClusteredBy(cluster),
		clusterName: cluster?.clusterName,
		cannotLoad: cannotLoadBy(secret),
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

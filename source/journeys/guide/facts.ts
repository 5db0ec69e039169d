import type {GuideFacts} from '../../core/guides/guide.ts';
import type {SsoSystem} from '../../host/host.ts';
import {type Context, textIn} from '../../wizard/context.ts';
import {directories, lastBackup, linesIn} from '../shared/check-lookups.ts';

/** Returns what is known of this computer without asking it anything. */
export function guideFactsIn(context: Context): GuideFacts {
	const lines = linesIn(context);
	const secret = lines.find(({id}) => id === 'secret')?.secret;
	const cluster = lines.find(({id}) => id === 'cluster')?.state;
	const isSure = cluster === 'ok' || cluster === 'warning';
	const directory = textIn(context, 'install-directory').trim();
	return withoutUnknown({
		computer: context.options.computer,
		secretServer: secret?.server,
		installDirectory: directory === '' ? directories.factsIn(context)?.[0]?.path : directory,
		backupFile: lastBackup.factsIn(context)?.file,
		isClustered: isSure ? cluster === 'warning' : undefined,
	});
}

/** Returns these facts with what the computer says of its SSO system. */
export function withSystem(
	facts: GuideFacts,
	{sqlServer, database, secretServer}: Pick<SsoSystem, 'database' | 'secretServer' | 'sqlServer'>,
): GuideFacts {
	return {...withoutUnknown({sqlServer, database, secretServer}), ...facts};
}

type Maybe<Type> = {readonly [Key in keyof Type]: Type[Key] | undefined};

function withoutUnknown(facts: Maybe<GuideFacts>): GuideFacts {
	return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

import type {SsoSystem} from '../host.ts';
import {askDatabase, askRegistries, type Sources} from './inquiry.ts';
import {displayedDatabase, registeredDatabase} from './lines/entsso.ts';
import {productOf, versionIn} from './version.ts';

/** Describes the SSO system by the registry and the SSO database. Never rejects. */
export async function describeSystem(sources: Sources): Promise<SsoSystem> {
	const registries = askRegistries(sources.tools);
	const [registry, registry32, displayed] = await Promise.all([
		registries.registry, registries.registry32, askDatabase(sources, registries),
	]);
	const version = versionIn({registry, registry32});
	const database = registeredDatabase(registry) ?? displayedDatabase(displayed);
	return {
		version,
		product: productOf(version),
		sqlServer: database?.server,
		database: database?.name,
		secretServer: displayed.known ? displayed.value.secretServer : undefined,
	};
}

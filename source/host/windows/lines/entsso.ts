import type {CheckLine} from '../../host.ts';
import {hotfixAdvice, needsHotfix} from '../../hotfix.ts';
import type {DisplayedDatabase} from '../display-db.ts';
import type {Finding} from '../finding.ts';
import type {ServiceState} from '../service.ts';
import type {Registry} from '../registry-values.ts';
import {productOf, versionIn, type VersionSources} from '../version.ts';

const id = 'entsso';

export type EntssoFindings = VersionSources & {
	/** A folder with ssoconfig.exe was found by more than a guess. */
	readonly hasTool: boolean;
	/** A folder with ssoconfig.exe that was only guessed. */
	readonly guess?: string | undefined;
	readonly service: Finding<ServiceState | 'not-installed'>;
	readonly database: Database | undefined;
};

/** SSO database and the SQL server it is on. */
export type Database = {
	readonly name: string;
	readonly server: string | undefined;
};

/** Returns whether ENTSSO is installed, of which version and product, and which database it uses. */
export function entssoLine(findings: EntssoFindings): CheckLine {
	const {hasTool, guess, service} = findings;
	const isService = service.known ? service.value !== 'not-installed' : undefined;
	if (hasTool && isService === false) {
		return {
			id,
			state: 'warning',
			detail: 'The ENTSSO tools are here, but not its service.',
			advice: 'Sign in to the master secret server and start this program there.',
		};
	}

	if (hasTool) {
		return installedLine(describe(findings), versionIn(findings));
	}

	if (guess !== undefined && isService !== false) {
		return {
			id,
			state: 'unknown',
			detail: `There is an ssoconfig.exe in ${guess}, but Windows does not say that ENTSSO is there.`,
			advice: 'If that is its folder, name it in the next step.',
		};
	}

	if (isService === undefined) {
		return {
			id,
			state: 'unknown',
			detail: 'No folder with ssoconfig.exe was found.',
			advice: 'If ENTSSO is installed, name its folder in the next step.',
		};
	}

	return isService
		? {
			id,
			state: 'warning',
			detail: 'Installed, but ssoconfig.exe was not found.',
			advice: 'Name the folder that ssoconfig.exe is in, in the next step.',
		}
		: {
			id,
			state: 'stop',
			detail: 'ENTSSO is not installed on this computer.',
			advice: 'Sign in to the master secret server and start this program there.',
		};
}

/** Returns the line on an installed ENTSSO: a warning where its version needs a hotfix. */
export function installedLine(detail: string, version: string | undefined): CheckLine {
	return needsHotfix(version)
		? {
			id, state: 'warning', detail, advice: hotfixAdvice,
		}
		: {id, state: 'ok', detail};
}

function describe(findings: EntssoFindings): string {
	const version = versionIn(findings);
	const product = productOf(version);
	const name = version === undefined
		? 'ENTSSO, of a version that is not known'
		: `ENTSSO ${version}${product === undefined ? '' : `, of ${product}`}`;
	const {database} = findings;
	return database === undefined
		? `${name}.`
		: `${name}. Database ${database.name}${database.server === undefined ? '' : ` on ${database.server}`}.`;
}

/** Returns the database that the registry names, undefined when it names none. */
export function registeredDatabase(registry: Finding<Registry>): Database | undefined {
	const values = registry.known ? registry.value?.keys.get('sql') : undefined;
	const name = values?.get('database');
	return name === undefined ? undefined : {name, server: values?.get('server')};
}

/** Returns the database that ssomanage names, undefined when it names none. */
export function displayedDatabase(displayed: Finding<DisplayedDatabase>): Database | undefined {
	return !displayed.known || displayed.value.database === undefined
		? undefined
		: {name: displayed.value.database, server: displayed.value.sqlServer};
}

import type {CheckLine} from '../../host.ts';
import type {DisplayedDatabase} from '../display-db.ts';
import type {Finding} from '../finding.ts';
import type {ServiceState} from '../service.ts';
import {valueIn, type Registry} from '../registry-values.ts';

const id = 'entsso';

export type EntssoFindings = {
	/** Whether a folder with ssoconfig.exe was found. */
	readonly hasTool: boolean;
	readonly registry: Finding<Registry>;
	readonly registry32: Finding<Registry>;
	readonly service: Finding<ServiceState | 'not-installed'>;
	readonly database: Database | undefined;
};

/** The SSO database and the SQL server it is on. */
type Database = {
	readonly name: string;
	readonly server: string | undefined;
};

/** Products by the start of the ENTSSO version (KB2688226, KB2908466, and the registry of BizTalk Server 2016). */
const products = [
	{version: /^4\.0(?:\.|$)/v, name: 'BizTalk Server 2006 R2 or 2009, or HIS 2006 or 2009'},
	{version: /^9\.0\.1865(?:\.|$)/v, name: 'BizTalk Server 2013'},
	{version: /^9\./v, name: 'BizTalk Server 2013 or 2013 R2'},
	{version: /^10\.0\.2242(?:\.|$)/v, name: 'BizTalk Server 2016 or HIS 2016'},
	{version: /^10\./v, name: 'BizTalk Server 2016 or later, or HIS'},
] as const;

/** Whether ENTSSO is installed, of which version and product, and which database it uses. */
export function entssoLine(findings: EntssoFindings): CheckLine {
	const {hasTool, service} = findings;
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
		return {id, state: 'ok', detail: describe(findings)};
	}

	if (isService === undefined) {
		return {
			id, state: 'unknown', detail: 'No folder with ssoconfig.exe was found.', advice: 'If ENTSSO is installed, name its folder in the next step.',
		};
	}

	return isService
		? {
			id, state: 'warning', detail: 'Installed, but ssoconfig.exe was not found.', advice: 'Name the folder that ssoconfig.exe is in, in the next step.',
		}
		: {
			id, state: 'stop', detail: 'ENTSSO is not installed on this computer.', advice: 'Sign in to the master secret server and start this program there.',
		};
}

function describe(findings: EntssoFindings): string {
	const version = versionIn(findings);
	const product = products.find(candidate => candidate.version.test(version ?? ''))?.name;
	const name = version === undefined ? 'ENTSSO, of a version that is not known' : `ENTSSO ${version}${product === undefined ? '' : `, of ${product}`}`;
	const {database} = findings;
	return database === undefined ? `${name}.` : `${name}. Database ${database.name}${database.server === undefined ? '' : ` on ${database.server}`}.`;
}

/** BizTalk Server 2013 has its version in the 32-bit view alone, under the names Server and Administration (KB2908466). */
function versionIn({registry, registry32}: EntssoFindings): string | undefined {
	return [valueIn(registry, 'ProductVersion'), valueIn(registry32, 'ProductVersion'), valueIn(registry32, 'Server'), valueIn(registry32, 'Administration')]
		.find(value => /^\d{1,5}(?:\.\d{1,5}){1,3}$/v.test(value));
}

/** The database that the registry names, undefined when it names none. */
export function registeredDatabase(registry: Finding<Registry>): Database | undefined {
	const values = registry.known ? registry.value?.keys.get('sql') : undefined;
	const name = values?.get('database');
	return name === undefined ? undefined : {name, server: values?.get('server')};
}

/** The database that ssomanage names, undefined when it names none. */
export function displayedDatabase(displayed: Finding<DisplayedDatabase>): Database | undefined {
	return !displayed.known || displayed.value.database === undefined ? undefined : {name: displayed.value.database, server: displayed.value.sqlServer};
}

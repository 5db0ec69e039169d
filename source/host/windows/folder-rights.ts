import type {FolderRights} from '../host.ts';
import {localSystem} from './access.ts';
import {askGroups, askRegistry} from './asking.ts';
import {descriptorFor} from './descriptor.ts';
import {administrators, isElevated} from './groups.ts';
import type {Native} from './native.ts';
import {keys, valueIn} from './registry-values.ts';
import type {Tools} from './tools.ts';

/**
Accounts of Windows by the names that the registry has for them in every language ("Well-known SIDs" in the Windows
documentation).
*/
const builtInAccounts: Readonly<Record<string, string>> = {
	localsystem: localSystem,
	[String.raw`nt authority\system`]: localSystem,
	[String.raw`nt authority\localservice`]: 'S-1-5-19',
	[String.raw`nt authority\networkservice`]: 'S-1-5-20',
};

/** "File Access Rights Constants" in the Windows documentation: all of them, and those that icacls calls modify. */
const fullControl = 0x1F_01_FF;
const modify = 0x13_01_BF;

type RightsServices = {
	readonly tools: Tools;
	readonly native: Pick<Native, 'accountOf'>;
	readonly computer: string;
};

/** Protection that a new folder is made with. */
export type Protection = {
	/** Undefined where it has the rights of the folder above. */
	readonly descriptor: Uint8Array | undefined;
	/** Says what came of it once the folder is made. */
	readonly rights: FolderRights;
};

/** Account that the ENTSSO service runs as. */
export type ServiceAccount = {
	/** As the registry has it; empty where it is not known. */
	readonly name: string;
	readonly sid: string | undefined;
};

/** Finds the account that the ENTSSO service runs as. */
export async function findServiceAccount({tools, native, computer}: RightsServices): Promise<ServiceAccount> {
	const name = valueIn(await askRegistry(tools, keys.service, 64), 'ObjectName');
	const fullName = name.startsWith('.\\') ? computer + name.slice(1) : name;
	const builtIn = builtInAccounts[name.toLowerCase()];
	const found = builtIn === undefined && name !== '' ? await native.accountOf(fullName) : undefined;
	return {name, sid: builtIn ?? found?.sid};
}

/** "OWNER RIGHTS" in the Windows documentation: whoever owns the folder. */
const owner = 'S-1-3-4';

/**
Leaves the rights on a new folder to Administrators, SYSTEM and the service account, which writes the backup. On another
computer these are its own, so there whoever makes the folder has them too.
*/
export async function findProtection(services: RightsServices, isElsewhere = false): Promise<Protection> {
	const {name, sid} = await findServiceAccount(services);
	if (sid === undefined) {
		const account = name === '' ? 'The service account is not known' : `The service account ${name} was not found`;
		return notLimited(`${account}, so the rights on the new folder are those of the folder above.`);
	}

	const groups = await askGroups(services.tools);
	if (groups.known && !(groups.value.has(administrators) && isElevated(groups.value))) {
		return notLimited('This console is not elevated, so the rights on the new folder are those of the folder above.');
	}

	const isOther = sid !== localSystem && sid !== administrators;
	const names = ['Administrators', 'SYSTEM', ...(isOther ? [name] : []), ...(isElsewhere ? ['its owner'] : [])];
	return {
		descriptor: descriptorFor([
			{sid: administrators, mask: fullControl},
			{sid: localSystem, mask: fullControl},
			...(isOther ? [{sid, mask: modify}] : []),
			...(isElsewhere ? [{sid: owner, mask: fullControl}] : []),
		]),
		rights: {
			state: 'limited',
			detail: `Only ${names.slice(0, -1).join(', ')} and ${names.at(-1)} have rights on the new folder.`,
		},
	};
}

function notLimited(detail: string): Protection {
	return {descriptor: undefined, rights: {state: 'not-limited', detail}};
}

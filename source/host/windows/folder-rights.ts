import type {FolderRights} from '../host.ts';
import {askGroups} from './asking.ts';
import type {Native} from './native.ts';
import type {Tools} from './tools.ts';
import {administrators, isElevated} from './groups.ts';

const localSystem = 'S-1-5-18';
/** Accounts of Windows by the names that the registry has for them in every language ("Well-known SIDs" in the Windows documentation). */
const builtInAccounts: Readonly<Record<string, string>> = {
	localsystem: localSystem,
	[String.raw`nt authority\system`]: localSystem,
	[String.raw`nt authority\localservice`]: 'S-1-5-19',
	[String.raw`nt authority\networkservice`]: 'S-1-5-20',
};

type RightsServices = {
	readonly tools: Tools;
	readonly native: Native;
	readonly computer: string;
};

/** Leaves the rights on a new folder to Administrators, SYSTEM and the service account, which writes the backup; says what became of it. */
export async function limitFolder(folder: string, account: string, {tools, native, computer}: RightsServices): Promise<FolderRights> {
	if (account === '') {
		return {state: 'not-limited', detail: 'The service account is not known, so the rights on the new folder were left as they are.'};
	}

	const groups = await askGroups(tools);
	if (groups.known && !(groups.value.has(administrators) && isElevated(groups.value))) {
		return {state: 'not-limited', detail: 'This console is not elevated, so the rights on the new folder were left as they are.'};
	}

	const trustee = await trusteeOf(account, native, computer);
	const grants = [
		`*${administrators}:(OI)(CI)F`,
		`*${localSystem}:(OI)(CI)F`,
		...(trustee === `*${localSystem}` ? [] : [`${trustee}:(OI)(CI)M`]),
	];
	const answer = await tools.askWindows('icacls.exe', [folder, '/inheritance:r', '/grant', ...grants]);
	if (typeof answer === 'string' || answer.exitCode !== 0) {
		return {state: 'not-limited', detail: 'The rights on the new folder could not be limited; others may be able to read it.'};
	}

	const names = ['Administrators', 'SYSTEM', ...(grants.length > 2 ? [account] : [])];
	return {state: 'limited', detail: `Only ${names.slice(0, -1).join(', ')} and ${names.at(-1)} have rights on the new folder.`};
}

/** The account as icacls takes it: its SID where that is known, since it is the same in every language. */
async function trusteeOf(account: string, native: Native, computer: string): Promise<string> {
	const name = account.startsWith('.\\') ? computer + account.slice(1) : account;
	const builtIn = builtInAccounts[name.toLowerCase()];
	const found = builtIn === undefined ? await native.accountOf(name) : undefined;
	const sid = builtIn ?? found?.sid;
	return sid === undefined ? name : `*${sid}`;
}

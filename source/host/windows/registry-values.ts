import type {Finding} from './finding.ts';
import type {RegistryKeys} from './registry.ts';

/** A key of the registry; undefined when it is not there, or not to be seen by this user. */
export type Registry = {
	readonly keys: RegistryKeys;
	/** False where something below the key could not be read. */
	readonly isWhole: boolean;
} | undefined;

/** Keys of HKEY_LOCAL_MACHINE that are asked for, without the hive. */
export const keys = {
	entsso: String.raw`SOFTWARE\Microsoft\ENTSSO`,
	/**
	Holds the master secrets, encrypted, each in a key that is named after its MSID ("Event 10520" in the BizTalk Server
	documentation).
	*/
	secrets: String.raw`SOFTWARE\Microsoft\ENTSSO\SSOSS`,
	service: String.raw`SYSTEM\CurrentControlSet\Services\ENTSSO`,
	/** Names the folders that programs are installed in. */
	programFolders: String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion`,
	clusterService: String.raw`SYSTEM\CurrentControlSet\Services\ClusSvc`,
	/** Administration interface of ENTSSO, a coclass in SSOConfigOM.dll. */
	component: String.raw`SOFTWARE\Classes\CLSID\{2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37}\InprocServer32`,
} as const;

/** A value of the key that was asked for, empty when there is none. */
export function valueIn(finding: Finding<Registry>, name: string): string {
	return (finding.known ? finding.value?.keys.get('')?.get(name.toLowerCase()) : undefined) ?? '';
}

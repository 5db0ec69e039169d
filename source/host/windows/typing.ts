import type {Administration} from '../administration.ts';
import type {Finding} from './finding.ts';
import type {Registry} from './registry-values.ts';
import {toolTimeLimit} from './tools.ts';

/** First build of Windows Server whose console takes key records, with which all characters arrive: Server 2022. */
const firstKeyRecordBuild = 20_348;

export type TypingFindings = {
	/** As `os.release()` gives it; its last part is the build. */
	readonly release: string;
	readonly administration: Administration | undefined;
	/** Asks for the key of the component that the administration interface is in. */
	readonly component: () => Promise<Finding<Registry>>;
};

/**
Returns whether ssoconfig can be given plain ASCII alone here: its console may lose other characters, and the
administration interface, which takes them all, cannot be called. Never rejects.
*/
export async function takesPlainTextOnly({release, administration, component}: TypingFindings): Promise<boolean> {
	if (Number(release.split('.', 3)[2]) >= firstKeyRecordBuild) {
		return false;
	}

	const registered = await component();
	if (administration === undefined || (registered.known && registered.value === undefined)) {
		return true;
	}

	const {state} = await administration.serverStatus({timeLimit: toolTimeLimit});
	return state === 'unusable';
}

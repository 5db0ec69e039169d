import {hotfix} from '../../host/hotfix.ts';

/*
How to restore, in sentences: the recovery sheet, the runbook, the result of a restore, and the guides have them from
here.

Source of the steps: BizTalk Server documentation, "How to Restore the Master Secret", "How to Move the Master Secret
Server" and "How to Cluster the Master Secret Server", and its pages on the events. That the secret that is there is to
be backed up first, and that only a restart shows whether the restored one is loaded, is inferred from them.
*/

/** Begins a sentence. */
export const restartInServices = 'Restart ENTSSO in services.msc';

/** Begins a sentence, where it is not known whether there is a cluster. */
export const restartEither = `${restartInServices} (cluster: offline and online in Failover Cluster Manager)`;

/** Within a sentence, which it ends. */
export const restartOnCluster = 'take ENTSSO offline and online in Failover Cluster Manager; do not start it by hand.';

const encryptionFirst = 'event 10562 wait for 10528 first.';

/** Restart after a restore, where there is no cluster. */
export const restart = `${restartInServices}; after ${encryptionFirst}`;

/** The same where it is not known whether there is one. */
export const restartAnywhere = `${restartEither}; after ${encryptionFirst}`;

/** Restart after a restore on a node of a failover cluster. */
export const restartNode = `On this node ${restartOnCluster} After ${encryptionFirst}`;

/** Signs that the secret is loaded after that restart. */
export const isLoaded = 'ENTSSO events 10523, then 10534 without 10520, 10521, 10565: it is loaded.';

/** Within a sentence. */
export const everyNode = 'restore on every node while it is active';

/** Same as a step of its own. */
export const thenEveryNode = `Then ${everyNode}.`;

/** Within a sentence. */
export const rights = 'a Windows administrator in SSO Administrators';
/** Within a sentence. */
export const openPrompt = 'open Command Prompt as administrator.';
export const backUpPresent = 'Is a secret there? Back it up (new file name) and SSODB: it is replaced.';
export const backUpIfThere = 'If event 10534 came without 10520, there is a secret: back it up first, with a new file '
	+ 'name. With 10520 there is none: go on.';
export const whatItAsks = 'It shows the reminder and asks for the password.';
export const backUpAnew = 'Back up the restored secret, with a new file name.';
export const otherServers = otherServersName('this server');
export const hotfixFirst = `ENTSSO 9.0.2096 (BizTalk 2013 R2, HIS 2013): first install ${hotfix}.`;
export const doNotStop = 'Do not stop ENTSSO now. Wait for event 10528 in the Application log, source ENTSSO.';
export const tryData = 'Open the properties of a port with a password in the BizTalk console: that reads from the SSO '
	+ 'database. Then save it unchanged: that writes.';

/** Next steps after a restore, where there is no cluster. */
export const afterRestoring = [restart, isLoaded, backUpAnew, otherServers] as const;

/** Next steps after a restore on a node of a failover cluster. */
export const afterRestoringOnCluster = [restartNode, isLoaded, thenEveryNode, backUpAnew, otherServers] as const;

/** Returns what is seen on the other SSO servers once `server` has the restored secret. `place`: where that is. */
export function otherServersName(server: string, place = 'on the other SSO servers '): string {
	return `Wait 90 seconds: ${place}event 10529 or 10533 names ${server}.`;
}

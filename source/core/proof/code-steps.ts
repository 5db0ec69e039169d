/** Meaning of a code of ssoconfig, and a remedy, in plain words. */
export type Explanation = {
	readonly meaning: string;
	readonly nextStep: string;
};

/** Examples of Windows within a next step, which it can do without. */
export const exampleFolder = String.raw`, such as C:\SSO-Backup`;
export const exampleFile = String.raw`, such as C:\SSO-Backup\SSO.bak`;

/** Next steps that a code has in a backup and in a restore, plain sentences. */
export const startService =
	'Start "Enterprise Single Sign-On Service" in services.msc, or type: net start ENTSSO. Then try again.';
export const joinAdministrators =
	'Have your account added to the SSO Administrators group that ssomanage -displaydb names. '
	+ 'Log off and on, then try again.';
export const lookAtEvents =
	'Look in Event Viewer, Windows Logs, Application, source ENTSSO, at the entries of that minute.';
export const checkDatabase =
	'Type ssomanage -displaydb to see the SQL Server, make sure it runs and can be reached, then try again.';
export const tryAgain = `Try again. If it stays: ${lookAtEvents}`;
export const namedServer = 'Type ssomanage -displaydb: it names the SSO secret server.'
	+ ' See that it runs, and that this is its real name.';

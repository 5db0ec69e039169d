/** Words of the practice program in one language. The prompts end where the cursor waits. */
export type ToolLanguage = {
	readonly password: string;
	readonly confirmation: string;
	readonly reminder: string;
	readonly success: string;
	readonly mismatch: string;
	/** Printed before the code of an error. */
	readonly error: string;
};

/** Prompts and closing line as ssoconfig is known to print them. */
export const english: ToolLanguage = {
	password: 'Password : ',
	confirmation: 'Confirm Password : ',
	reminder: 'Password reminder : ',
	success: 'The operation completed successfully.',
	mismatch: 'The two passwords are not the same.',
	error: 'ERROR',
};

/** German, as ssoconfig could print it; no real German output is known. */
export const german: ToolLanguage = {
	password: 'Kennwort : ',
	confirmation: 'Kennwort bestätigen : ',
	reminder: 'Kennworterinnerung : ',
	success: 'Der Vorgang wurde erfolgreich beendet.',
	mismatch: 'Die beiden Kennwörter sind nicht gleich.',
	error: 'FEHLER',
};

/** A language that nobody speaks, so that no table of prompts can know it. */
export const invented: ToolLanguage = {
	password: 'Zolvarim : ',
	confirmation: 'Zolvarim teth : ',
	reminder: 'Quenu marosh : ',
	success: 'Talovi esh dunar.',
	mismatch: 'Talovi neth dunar.',
	error: 'NETHAR',
};

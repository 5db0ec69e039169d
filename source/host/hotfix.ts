/**
Hotfix without which a restored secret may not decrypt on this ENTSSO (Microsoft articles KB3000847 and KB3062831).
*/
export const hotfix = 'KB3062831';

/** Returns whether ENTSSO of this version needs the hotfix. Its version does not tell whether it has it. */
export function needsHotfix(version: string | undefined): boolean {
	return /^9\.0\.2096(?:\.|$)/v.test(version ?? '');
}

/** Advice for who has that ENTSSO. */
export const hotfixAdvice = `Unless hotfix ${hotfix} is installed, this ENTSSO may not decrypt its data`
	+ ' after a restore. Install it before a restore.';

/** The same once a file was restored. */
export const hotfixAfterRestore = `See that hotfix ${hotfix} is installed: `
	+ 'without it this ENTSSO may not decrypt its data.';

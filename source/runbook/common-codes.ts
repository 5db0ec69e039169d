/** Remedies for the most common codes, each in one line of the page. All codes are in core/proof/codes.ts. */
export const commonCodes = [
	{code: '0xC0002A0E', cure: 'Not the master secret server: step 2 names it.'},
	{code: '0xC0002A0F', cure: 'The service did not answer: step 3.'},
	{code: '0xC0002A13', cure: 'Not a Windows administrator, or not "Run as administrator".'},
	{code: '0xC0002A5A', cure: 'Not in SSO Administrators (also 0x80070005): join, log off and on.'},
	{code: '0xC0002A07', cure: 'Not an NTFS drive: choose another.'},
	{code: '0xC0002A20', cure: 'The file cannot be written: folder missing, name in use, no right.'},
	{code: '0xC0002A54', cure: 'The password is too short: 7 characters or more.'},
	{code: '0xC0002A1F', cure: 'No secret is loaded (also 0x80002918): restore the newest backup.'},
] as const;

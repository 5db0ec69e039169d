/**
Codes that say that the tool crashed or was cut off ([MS-ERREF] 2.3.1), or that the service was lost in the middle of a
call ([MS-ERREF] 2.1.1). ENTSSO may have done its work before that.
*/
export const breakCodes: readonly string[] = [
	'0xC0000005',
	'0xC0000008',
	'0xC000001D',
	'0xC0000025',
	'0xC0000026',
	'0xC0000094',
	'0xC0000096',
	'0xC00000FD',
	'0xC000013A',
	'0xC0000374',
	'0xC0000409',
	'0xC0000417',
	'0xC0000420',
	'0xC0000602',
	'0x80000003',
	'0x80000004',
	'0x800705B4',
	'0x800706BE',
	'0x80010006',
	'0x80010007',
	'0x80010105',
	'0x80010108',
	'0x8001011F',
];

/** Beginnings of others: exceptions of C++ and .NET, and small negative exit codes, which are no codes of an error. */
export const breakBeginnings: readonly string[] = ['0xE0', '0xFFFFF'];

/** Returns whether the code, such as `0xC0000005`, says that something broke off. */
export function isBreak(code: string): boolean {
	return breakCodes.includes(code) || breakBeginnings.some(beginning => code.startsWith(beginning));
}

/** Events of ENTSSO on a restore and on the way to it (BizTalk Server documentation, "Single Sign-On: Event" pages). */
export const restoreEventIds = {
	started: 10_501,
	restored: 10_523,
	failed: 10_524,
	encryptionFailed: 10_522,
	encryptedAnew: 10_528,
	inUse: 10_529,
	isMaster: 10_534,
	callFailed: 10_536,
	recordNotUpdated: 10_547,
	encryptingAnew: 10_562,
	wrongFormat: 10_564,
	secretServerNamed: 10_575,
	olderFormat: 10_598,
	startedWithDatabase: 10_611,
} as const;

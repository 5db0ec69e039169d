/** Says that nothing remembers a run. */
export const recordIsMissing =
	'No record of this run could be kept, so verify, --if-older-than and --keep do not know of it.';

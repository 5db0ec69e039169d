/* Ids of the events in the Application log, a stable interface: see source/documents/reference.md. */

export const runEventIds = {
	verified: 100, unproven: 101, failed: 102, refused: 103, skipped: 104, withoutCopy: 105, notRecorded: 106,
} as const;

export const restoreEventIds = {
	loaded: 110, accepted: 111, unproven: 112, failed: 113, refused: 114,
} as const;

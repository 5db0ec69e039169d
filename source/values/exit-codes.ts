/** Exit codes, a stable interface: see source/documents/reference.md. */
export const exitCodes = {
	done: 0, failed: 1, usage: 2, unproven: 3, cancelled: 130,
} as const;

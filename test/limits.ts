/** Milliseconds that a test waits for what should come, unless the wait is what it tests. */
export const patience = 120_000;

/** How long tests may take: long enough for a computer that has much else to do. */
export const limits = {
	testTimeout: 600_000,
	hookTimeout: 600_000,
	expect: {poll: {timeout: patience}},
} as const;

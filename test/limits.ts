/**
How long tests may take, in milliseconds: long enough for a computer that has much else to do. Nothing else in the tests
sets a limit for what it waits for, unless the wait is what it tests.
*/
export const limits = {
	testTimeout: 600_000,
	hookTimeout: 600_000,
	expect: {poll: {timeout: 120_000}},
} as const;

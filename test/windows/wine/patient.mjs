/*
Loaded into node.exe before the program: what has a time limit of a few seconds gets four times as long. Programs take
their time under Wine, and more of it where the computer has other work.
*/
const {setTimeout: setTimer} = globalThis;

// eslint-disable-next-line unicorn/no-global-object-property-assignment -- the program takes its timers from there
globalThis.setTimeout = (callback, milliseconds, ...values) =>
	setTimer(callback, milliseconds >= 2000 && milliseconds <= 5000 ? 4 * milliseconds : milliseconds, ...values);

// Loaded into the program and all it starts: the clock is that much off, and from the moment a file appears that much. Milliseconds.
const {existsSync} = require('node:fs');
const process = require('node:process');

const {file, before, after} = JSON.parse(process.env.CLOCK_JUMP);
const TrueDate = Date;
const now = () => TrueDate.now() + (existsSync(file) ? after : before);

// eslint-disable-next-line unicorn/no-global-object-property-assignment -- the program knows no other clock
globalThis.Date = class extends TrueDate {
	constructor(...given) {
		super(...(given.length === 0 ? [now()] : given));
	}

	static now() {
		return now();
	}
};

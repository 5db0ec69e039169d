/**
Takes the place of the memory in which Ink keeps thousands of texts that it has measured or wrapped, a password
shown in clear among them. Remembers nothing.
*/
export default class NoMemory {
	get(): undefined {
		// To measure a text again is quick.
	}

	set(): this {
		return this;
	}
}

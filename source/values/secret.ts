/** A text that must never be shown: it prints as `[secret]` whatever is done to it. */
export class Secret {
	#value: string;

	constructor(value: string) {
		this.#value = value;
	}

	/** Length in UTF-16 units, the unit in which Windows counts a BSTR. */
	get length(): number {
		return this.#value.length;
	}

	/** Returns the text itself. Only for places that use it at once: a field, a prompt, a check. */
	reveal(): string {
		return this.#value;
	}

	equals(other: Secret): boolean {
		return this.#value === other.reveal();
	}

	/** Drops the text: the secret is empty from here on for everyone who holds it. */
	wipe(): void {
		this.#value = '';
	}

	toString(): string {
		return '[secret]';
	}

	toJSON(): string {
		return '[secret]';
	}

	/** Output for console.log and util.inspect, named without `node:util` so that this file stays pure. */
	[Symbol.for('nodejs.util.inspect.custom')](): string {
		return '[secret]';
	}
}

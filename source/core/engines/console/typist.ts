import {isPlainText} from '../../../values/plain-text.ts';
import type {Secret} from '../../../values/secret.ts';
import {keyRecords, textKeys} from './key-records.ts';
import type {ToolProcess} from './pty-holder.ts';
import type {ToolScreen} from './screen.ts';

/** Thrown when the console would lose characters of an answer; nothing was typed. */
export class UntypableError extends Error {
	constructor() {
		super(
			'The console of this Windows may lose characters other than the plain letters, digits and symbols of an English '
			+ 'keyboard, and the password or the reminder has some, so nothing was typed into ssoconfig.',
		);
	}
}

/** Types into the tool, in the form its console asked for. */
export class Typist {
	readonly #tool: Pick<ToolProcess, 'type'>;
	readonly #screen: Pick<ToolScreen, 'takesKeyRecords'>;
	readonly #platform: NodeJS.Platform;

	constructor(tool: Pick<ToolProcess, 'type'>, screen: Pick<ToolScreen, 'takesKeyRecords'>, platform: NodeJS.Platform) {
		this.#tool = tool;
		this.#screen = screen;
		this.#platform = platform;
	}

	/**
	Returns whether every character of these texts arrives. A pseudo-console of Windows may send all but printable ASCII as
	Alt and a number, which programs that read key by key never see (microsoft/terminal, EventSynthesis.cpp). Called after
	the tool has printed something, because its console first says what it accepts.
	*/
	canType(secrets: readonly Secret[]): boolean {
		return (
			this.#platform !== 'win32' || this.#screen.takesKeyRecords || secrets.every(secret => isPlainText(secret.reveal()))
		);
	}

	/** Types the text and Enter. */
	type(text: string): void {
		this.#tool.type(this.#screen.takesKeyRecords ? keyRecords(text) : textKeys(text));
	}
}

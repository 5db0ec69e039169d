import type {Secret} from '../../../answers/secret.ts';
import {isPlainText, keyRecords, textKeys} from './keys.ts';
import type {ToolProcess} from './pty-holder.ts';
import type {ToolScreen} from './screen.ts';

/** The console would lose some of what is to be typed; nothing was typed. */
export class UntypableError extends Error {
	constructor() {
		super('The console of this Windows may lose characters other than the plain letters, digits and signs of an English keyboard, '
			+ 'and the password or the reminder has some, so nothing was typed into ssoconfig.');
	}
}

/** Types into the tool, in the form that its console asked for. */
export class Typist {
	readonly #tool: Pick<ToolProcess, 'type'>;
	readonly #screen: Pick<ToolScreen, 'takesKeyRecords'>;
	readonly #platform: NodeJS.Platform;

	constructor(tool: Pick<ToolProcess, 'type'>, screen: Pick<ToolScreen, 'takesKeyRecords'>, platform: NodeJS.Platform) {
		this.#tool = tool;
		this.#screen = screen;
		this.#platform = platform;
	}

	/** Whether each character of these texts arrives. Call it when the tool has printed something: its console tells first what it takes. */
	canType(secrets: readonly Secret[]): boolean {
		return this.#platform !== 'win32' || this.#screen.takesKeyRecords || secrets.every(secret => isPlainText(secret.reveal()));
	}

	/** Types the text and Enter. */
	type(text: string): void {
		this.#tool.type(this.#screen.takesKeyRecords ? keyRecords(text) : textKeys(text));
	}
}

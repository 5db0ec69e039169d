import type {Quiet} from './quiet.ts';

/** Words of "press a key to go on" in languages of Windows, in lower case: one of either list has to be there. */
const askingForKey: ReadonlyArray<{readonly press: readonly string[]; readonly key: readonly string[]}> = [
	{press: ['press ', 'hit ', 'strike '], key: [' key', ' enter', ' return']},
	{press: ['drücken'], key: ['taste']},
	{press: ['appuyez'], key: ['touche', 'entrée']},
	{press: ['presione', 'pulse', 'oprima'], key: ['tecla', 'entrar', 'intro']},
	{press: ['premere', 'premi '], key: ['tasto', 'invio']},
	{press: ['pressione', 'prima '], key: ['tecla', 'enter']},
	{press: ['を押'], key: ['キー']},
	{press: ['按'], key: ['键', '鍵']},
	{press: ['누르'], key: ['키']},
	{press: ['нажмите'], key: ['клавишу', 'ввод']},
	{press: ['druk '], key: ['toets']},
	{press: ['naciśnij'], key: ['klawisz']},
	{press: ['stisk'], key: ['kláves']},
	{press: ['tryck'], key: ['tangent']},
	{press: ['basın'], key: ['tuş']},
];

/**
Whether the tool asks for any key to be pressed before it ends. Strict on purpose: a line that offers a choice, such as
`Press Y to overwrite (Y/N)`, asks for something else.
*/
export function asksForKey(line: string): boolean {
	const text = line.normalize('NFKC').toLowerCase();
	const says = (words: readonly string[]) => words.some(word => text.includes(word));
	return !/[\(\)\/?\[\]]/v.test(text) && askingForKey.some(({press, key}) => says(press) && says(key));
}

export type LastKeyOptions = {
	/** Milliseconds the tool must have been quiet, and between two looks at the file. */
	readonly wait: number;
	readonly quiet: Quiet;
	/** Whether the work is done; undefined where that cannot be seen. */
	readonly isMade: (() => Promise<boolean>) | undefined;
	readonly press: () => void;
};

/** Presses the key that a tool asks for at its end, once, when its work is done. */
export class LastKey {
	readonly #options: LastKeyOptions;
	#round = 0;
	#wasPressed = false;

	constructor(options: LastKeyOptions) {
		this.#options = options;
	}

	/** Plans the key where the last line on the screen asks for one. Call it whenever the screen has changed. */
	look(lastLine = ''): void {
		this.rest();
		if (!this.#wasPressed && asksForKey(lastLine)) {
			this.#plan(this.#round);
		}
	}

	rest(): void {
		this.#round++;
		this.#options.quiet.break();
	}

	#plan(round: number): void {
		const {quiet, wait} = this.#options;
		quiet.after(wait, () => {
			void this.#pressWhenMade(round);
		});
	}

	async #pressWhenMade(round: number): Promise<void> {
		const {isMade, press} = this.#options;
		const isDone = await isMade?.().catch(() => false);
		if (isDone === undefined || round !== this.#round) {
			return;
		}

		if (isDone) {
			this.#wasPressed = true;
			press();
		} else {
			this.#plan(round);
		}
	}
}

import type {Quiet} from './quiet.ts';

/**
Lines that ask for any key and do nothing else with it, in languages of Windows, as `normalised` writes them: the prompt
of `pause`, and similar ones that tools print themselves.
*/
const anyKeyLines: readonly RegExp[] = [
	new RegExp(
		'^(?:please )?(?:press|hit|strike) (?:any key|a key|(?:the )?(?:enter|return)(?: key)?)'
		+ '(?: to (?:continue|go on|exit|quit|finish|end|close(?: this window)?))?$',
		'v',
	),
	/^(?:bitte )?drücken sie (?:eine beliebige taste|die eingabetaste)(?: um fortzufahren| um das programm zu beenden)?$/v,
	/^appuyez sur (?:une touche|entrée) pour (?:continuer|quitter|terminer)$/v,
	/^(?:presione|pulse|oprima) (?:una tecla|cualquier tecla|entrar|intro) para (?:continuar|salir|terminar)$/v,
	/^premere (?:un tasto|invio) per (?:continuare|uscire|terminare)$/v,
	/^(?:pressione|prima) (?:qualquer tecla|enter) para (?:continuar|sair|terminar)$/v,
	/^続行するには何かキーを押してください$/v,
	/^(?:请按任意键继续|請按任意鍵繼續)$/v,
	/^계속하려면 아무 키나 누르십시오$/v,
	/^для продолжения нажмите любую клавишу$/v,
	/^druk op een toets om door te gaan$/v,
	/^aby kontynuować naciśnij dowolny klawisz$/v,
	/^pokračujte stisknutím libovolné klávesy$/v,
	/^tryck på valfri tangent för att fortsätta$/v,
	/^devam etmek için bir tuşa basın$/v,
];

/**
Returns whether the tool asks for any key before it ends. The line has to say exactly that: one that says what the key
does, such as `Press Enter to delete the file`, is left to the user.
*/
function asksForKey(line: string): boolean {
	const text = normalised(line);
	return anyKeyLines.some(pattern => pattern.test(text));
}

/** Returns the words of the line in lower case, without punctuation. */
function normalised(line: string): string {
	return line
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/[,.:…]/gv, ' ')
		.split(/\s+/v)
		.filter(word => word !== '')
		.join(' ');
}

export type LastKeyOptions = {
	/** Milliseconds that the tool must have been quiet, and between two looks at the file. */
	readonly wait: number;
	readonly quiet: Quiet;
	/** Resolves to whether the work is done; undefined where that cannot be seen. */
	readonly isDone: (() => Promise<boolean>) | undefined;
	readonly press: () => void;
};

/** Presses the key that a tool asks for at its end: once, and only when its work is done. */
export class LastKey {
	readonly #options: LastKeyOptions;
	#round = 0;
	#wasPressed = false;

	constructor(options: LastKeyOptions) {
		this.#options = options;
	}

	/** Plans the key press if the last line on the screen asks for one. Called whenever the screen has changed. */
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
			void this.#pressWhenDone(round);
		});
	}

	async #pressWhenDone(round: number): Promise<void> {
		const {isDone, press} = this.#options;
		const isOver = await isDone?.().catch(() => false);
		if (isOver === undefined || round !== this.#round) {
			return;
		}

		if (isOver) {
			this.#wasPressed = true;
			press();
		} else {
			this.#plan(round);
		}
	}
}

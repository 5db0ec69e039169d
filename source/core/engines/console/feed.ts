import type {ToolProcess} from './pty-holder.ts';
import type {ToolScreen} from './screen.ts';

/** Numbers of unpainted characters at which the tool is paused and resumed. */
const highWater = 256 * 1024;
const lowWater = 64 * 1024;

/**
Paints the tool's output on the screen, and pauses the tool when it prints faster than that. Calls `onOutput` with each
piece, and `onPainted` when everything is on the screen. Returns a function that stops it.
*/
export function feedScreen(
	tool: Pick<ToolProcess, 'hold' | 'onOutput'>,
	screen: ToolScreen,
	onOutput: (text: string) => void,
	onPainted: () => void,
): () => void {
	let unpainted = 0;
	let release: (() => void) | undefined;
	return tool.onOutput(text => {
		onOutput(text);
		unpainted += text.length;
		if (unpainted > highWater) {
			release ??= tool.hold();
		}

		screen.write(text, () => {
			unpainted -= text.length;
			if (unpainted < lowWater) {
				release?.();
				release = undefined;
			}

			if (unpainted === 0) {
				onPainted();
			}
		});
	});
}

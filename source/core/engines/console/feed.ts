import type {ToolProcess} from './pty-holder.ts';
import type {ToolScreen} from './screen.ts';

/** Characters not painted yet at which the tool is made to wait, and at which it may go on. */
const highWater = 256 * 1024;
const lowWater = 64 * 1024;

/**
Paints what the tool prints, and makes the tool wait when it prints faster. Calls `onOutput` with each piece, and
`onPainted` when all is on the screen. The result stops it.
*/
export function feedScreen(
	tool: Pick<ToolProcess, 'onOutput' | 'pause' | 'resume'>,
	screen: ToolScreen,
	onOutput: (text: string) => void,
	onPainted: () => void,
): () => void {
	let unpainted = 0;
	return tool.onOutput(text => {
		onOutput(text);
		unpainted += text.length;
		if (unpainted > highWater) {
			tool.pause();
		}

		screen.write(text, () => {
			unpainted -= text.length;
			if (unpainted < lowWater) {
				tool.resume();
			}

			if (unpainted === 0) {
				onPainted();
			}
		});
	});
}

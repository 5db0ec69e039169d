// Loaded before the program: makes it fail where FAULT says. `type`: the pseudo-terminal of the tool does not take what is typed, and quotes it;
// else the signal SIGUSR2 is what brings the fault: `throw`, `reject`, or `draw` (the screen takes nothing more).
import {createRequire} from 'node:module';
import process from 'node:process';

const {FAULT: fault} = process.env;

if (fault === 'type') {
	const pty = createRequire(process.argv[1])('@lydell/node-pty');
	const {spawn} = pty;
	pty.spawn = (...given) => {
		const tool = spawn(...given);
		tool.write = text => {
			throw new Error(`Not taken: ${text}`, {cause: {text, reversed: [...text].toReversed().join('')}});
		};

		return tool;
	};
}

// Ink ends the program at a signal that nobody listens for any more.
process.on('SIGUSR2', () => {
	const error = new Error('The test wants an error.');
	switch (fault) {
		case 'reject': {
			Promise.reject(error);
			break;
		}

		case 'draw': {
			process.stdout.write = () => {
				throw error;
			};

			// What is drawn next is of this size.
			process.stdout.emit('resize');
			break;
		}

		default: {
			throw error;
		}
	}
});

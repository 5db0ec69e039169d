import {toldOf} from '../../source/commands/refused-call.ts';
import {outputTo} from '../../source/commands/output.ts';
import {createProgram, runProgram} from '../../source/command-line/program.ts';
import {hasNagiosCodes, scan} from '../../source/command-line/scan.ts';
import {UsageError} from '../../source/command-line/usage-error.ts';
import type {PathStyle} from '../../source/values/path-text.ts';

export type Called = {
	readonly exitCode: number | undefined;
	readonly said: string;
	readonly complained: string;
	/** The command that was called, and what it was given; undefined where none was. */
	readonly name: string | undefined;
	readonly flags: Readonly<Record<string, unknown>>;
};

export type CallOptions = {
	readonly pathStyle?: PathStyle;
	readonly environment?: Readonly<Record<string, string>>;
};

/** Hands the arguments to the program in this process, as cli.tsx does; what a command would do is left out. */
export async function call(given: readonly string[], {pathStyle = 'posix', environment = {}}: CallOptions = {}): Promise<Called> {
	const said: string[] = [];
	const complained: string[] = [];
	let exitCode: number | undefined;
	let name: string | undefined;
	let flags = {};
	const into = (texts: string[]) => (text: string): void => {
		texts.push(text);
	};

	const note = (command: string) => async (values: Record<string, unknown>): Promise<number> => {
		name = command;
		flags = values;
		return 0;
	};

	const program = createProgram({
		version: '0.0.0',
		given,
		pathStyle,
		environment,
		commands: {
			wizard: note('wizard'), check: note('check'), verify: note('verify'), history: note('history'), run: note('run'), restore: note('restore'), guide: note('guide'), runbook: note('runbook'),
		},
		end(code) {
			exitCode = code;
		},
	});
	for (const command of [program.command, ...program.command.commands]) {
		command.configureOutput({
			writeOut: into(said), writeErr: into(complained),
		});
	}

	try {
		await runProgram(program, given);
	} catch (error) {
		if (!(error instanceof UsageError)) {
			throw error;
		}

		const found = scan(given);
		const {wantsJson, command} = found;
		const told = await toldOf({
			wantsJson, wantsNagios: hasNagiosCodes(found), command: command?.name, computer: 'HOST1',
		}, {reason: 'wrong-usage', message: error.message});
		told.write(outputTo({write: into(said)}));
		exitCode = told.exitCode;
	}

	return {
		exitCode, said: said.join(''), complained: complained.join(''), name, flags,
	};
}

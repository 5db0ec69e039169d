/*
A run by the administration interface in a process of its own, as `run` and the wizard make it, on a computer that has such an interface: the calls are
made by another program. Password and reminder are the two lines of standard input; the result goes to standard output, as JSON and as text.
*/
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {Secret} from '../../../source/values/secret.ts';
import {linesOf} from '../../../source/text/wrap.ts';
import {runAndRecord} from '../../../source/journeys/backup/perform.ts';
import {toJson} from '../../../source/commands/run-json.ts';
import {toText} from '../../../source/commands/run-text.ts';
import {openPreferences} from '../../../source/core/records/preferences.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {createAdministration} from '../../../source/host/windows/administration/administration.ts';
import {bareHost} from '../../core/bare-host.ts';

const [program = '', installDirectory = '', timeLimit = ''] = process.argv.slice(2);
const folder = process.cwd();

async function run(): Promise<void> {
	const input = await text(process.stdin);
	const [password = '', reminder = ''] = input.split('\n', 2);
	const cancel = new AbortController();
	process.once('SIGTERM', () => {
		cancel.abort();
	});
	const result = await runAndRecord({
		tool: {program: path.join(installDirectory, 'ssoconfig'), leadingArguments: []},
		installDirectory,
		backupFile: path.join(folder, 'sso.bak'),
		createFolder: undefined,
		password: new Secret(password),
		reminder: new Secret(reminder),
		copyFolder: folder,
		engine: 'api',
		timeLimit: Number(timeLimit),
	}, {
		host: bareHost({administration: createAdministration({clock: systemClock, node: process.execPath, program})}),
		signal: cancel.signal,
		ask: undefined,
		terminal: undefined,
		onStage() {/* Nobody looks on. */},
	}, {
		environment: {node: process.execPath, ptyProgram: fileURLToPath(new URL('../../../dist/pseudo-terminal.mjs', import.meta.url))},
		preferences: openPreferences({clock: systemClock, directory: path.join(folder, 'settings')}),
	});
	const report = {
		ending: {kind: 'finished', result}, computer: 'BIZ01', practice: undefined, startedAt: result.startedAt, check: [], recent: undefined, older: undefined,
	} as const;
	process.stdout.write([JSON.stringify(toJson(report)), ...linesOf(toText(report))].join('\n'));
}

await run();

import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {spawn} from '@lydell/node-pty';
import {usualPatience} from '../../source/core/engines/console/dialogue.ts';
import {password, reminder, runStandIn} from '../core/engines/run-stand-in.ts';
import {success, usualQuestions} from '../core/engines/script.ts';
import {type Figure, interleaved, median} from './figure.ts';
import {timed, timeOfNode} from './node.ts';

const script = [...usualQuestions, ...success];
const rounds = 11;
/** As it is bundled. */
const pty = {node: process.execPath, program: fileURLToPath(new URL('../../dist/pseudo-terminal.mjs', import.meta.url))};

/** How long a run of the console engine takes beside the same tool whose questions are answered the moment they are there. */
export async function measureEngine(): Promise<Figure> {
	const times = await interleaved(rounds, {
		node: timeOfNode,
		tool: async () => timed(answerByHand),
		engine: async () => timed(async () => {
			const {outcome} = await runStandIn(script, {engine: {pty, patience: usualPatience}});
			if (outcome.exitCode !== 0) {
				throw new Error(`The tool ended with ${outcome.exitCode}.`);
			}
		}),
	});
	const [node, tool, engine] = [median(times.node), median(times.tool), median(times.engine)];
	return {
		name: 'the engine\'s own time',
		value: engine - tool,
		unit: 'ms',
		beside: `run ${engine.toFixed(0)} ms, the tool alone ${tool.toFixed(0)} ms; its three waits, and four times node -e 0: ${node.toFixed(0)} ms`,
		target: (3 * usualPatience.label) + (4 * node),
	};
}

/** Runs the stand-in without the engine. */
async function answerByHand(): Promise<void> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-benchmark-'));
	const file = path.join(folder, 'script.json');
	await writeFile(file, JSON.stringify(script));
	const answers = [password, password, reminder];
	const tool = spawn(process.execPath, [fileURLToPath(new URL('../core/engines/stand-in.ts', import.meta.url))], {env: {...process.env, STAND_IN_SCRIPT: file}});
	let unanswered = '';
	tool.onData(output => {
		unanswered += output;
		if (!unanswered.endsWith(': ')) {
			return;
		}

		unanswered = '';
		tool.write(`${answers.shift()}\r`);
	});
	const exitCode = await new Promise<number>(resolve => {
		tool.onExit(exit => {
			resolve(exit.exitCode);
		});
	});
	await rm(folder, {recursive: true});
	if (exitCode !== 0) {
		throw new Error(`The tool ended with ${exitCode}: ${unanswered}`);
	}
}

import path from 'node:path';
import type {FileSystem} from '../file-system.ts';
import type {Administration, CallResult} from '../administration.ts';
import type {LookId, RawAnswer, RawLook} from '../raw-look.ts';
import {withTimeout} from '../../values/waiting.ts';
import {methods, type MethodName} from './administration/methods.ts';
import {askEvents, askRegistry} from './asking.ts';
import {readFileVersion} from './file-version.ts';
import {silent} from './finding.ts';
import {
	askRegistries,
	findDirectories,
	findTool,
	type Directory,
	type Sources,
} from './inquiry.ts';
import {keys} from './registry-values.ts';
import {registryQuery, toolTimeLimit, type Answer} from './tools.ts';

/** Events that are read, from the newest on. */
const mostEvents = 500;

const eventQuery: readonly string[] = [
	'qe', 'Application', '/q:*[System[Provider[@Name=\'ENTSSO\']]]', '/rd:true', `/c:${mostEvents}`, '/f:xml',
];

/** A look may wait for another one, such as for the folder of a tool. */
const lookTimeLimit = 3 * toolTimeLimit;

/** So that all methods are asked for within the limit of one look. */
const methodTimeLimit = toolTimeLimit / 2;

export type LookContext = {
	readonly sources: Sources;
	readonly fileSystem: Pick<FileSystem, 'open' | 'readdir'>;
	/** As `os.release()` gives it. */
	readonly release: string;
};

/**
Asks what a report needs with the programs that the check starts and ssoconfig itself, which is asked for its status.
Each look has its own time limit. Never rejects.
*/
export async function lookForReport({sources, fileSystem, release}: LookContext): Promise<RawLook[]> {
	const {clock, tools, administration} = sources;
	const directories = findDirectories(sources, askRegistries(tools));

	const look = async (id: LookId, asked: string, ask: () => Promise<RawAnswer>): Promise<RawLook> => {
		const startedAt = clock.now().getTime();
		const answer = await withTimeout(clock, lookTimeLimit, answered(ask), {
			kind: 'nothing', why: `There was no answer within ${lookTimeLimit / 1000} s.`,
		} as const);
		return {
			id, asked, milliseconds: clock.now().getTime() - startedAt, answer,
		};
	};

	const lookInRegistry = async (id: LookId, key: string, view: 32 | 64): Promise<RawLook> => {
		const query = registryQuery(key, view);
		return look(id, `reg ${query.join(' ')}`, async () =>
			printed('registry', 'reg.exe', await tools.askWindows('reg.exe', query)));
	};

	const lookAtService = async (id: LookId, verb: string): Promise<RawLook> => look(id, `sc ${verb} ENTSSO`, async () =>
		printed('text', 'sc.exe', await tools.askWindows('sc.exe', [verb, 'ENTSSO'])));

	const lookThroughTool = async (id: LookId, name: string, argument: string): Promise<RawLook> =>
		look(id, `${name} ${argument}`, async () => {
			const program = `${name}.exe`;
			const found = await findTool(sources, await directories, program);
			return found.known
				? printed('text', program, await tools.ask(found.value, [argument]))
				: {kind: 'nothing', why: found.reason};
		});

	const answers = await Promise.all([
		look('system', 'Windows', async () => ({kind: 'facts', facts: [['Windows', release], ...await codePages(sources)]})),
		look('files', 'files of ENTSSO', async () => filesIn(await directories, fileSystem)),
		lookInRegistry('registry-64', keys.entsso, 64),
		lookInRegistry('registry-32', keys.entsso, 32),
		lookInRegistry('service-key', keys.service, 64),
		lookInRegistry('component-64', keys.component, 64),
		lookInRegistry('component-32', keys.component, 32),
		lookAtService('service', 'qc'),
		lookAtService('service-state', 'queryex'),
		lookThroughTool('display-db', 'ssomanage', '-displaydb'),
		lookThroughTool('status', 'ssoconfig', '-status'),
		look('events', 'wevtutil, events of ENTSSO', async () => {
			const events = await askEvents(tools, eventQuery);
			return events.known ? {kind: 'events', events: events.value} : {kind: 'nothing', why: events.reason};
		}),
	]);
	// Each takes a process of its own: afterwards, so that the tools are not short of time.
	const interfaces = await look('interfaces', 'methods that the COM class gives', async () =>
		administration?.opens !== undefined && await isRegistered(sources) ? methodsOf(administration.opens) : noInterface);
	const status = await look('server-status', 'GetServerStatus', async () =>
		administration !== undefined && await isRegistered(sources) ? statusOf(administration) : noInterface);
	return [...answers, interfaces, status];
}

async function methodsOf(opens: NonNullable<Administration['opens']>): Promise<RawAnswer> {
	const facts: Array<readonly [method: string, outcome: string]> = [];
	for (const method of Object.keys(methods) as MethodName[]) {
		// eslint-disable-next-line no-await-in-loop -- one after the other
		facts.push([method, outcomeOf(await opens(method, {timeLimit: methodTimeLimit}))]);
	}

	return {kind: 'facts', facts};
}

async function statusOf({serverStatus}: Administration): Promise<RawAnswer> {
	const result = await serverStatus({timeLimit: toolTimeLimit});
	if (result.state !== 'returned') {
		return {kind: 'facts', facts: [['call', outcomeOf(result)]]};
	}

	const {states, ...texts} = result.value;
	return {
		kind: 'values',
		values: [
			...Object.entries(texts),
			...Object.entries(states ?? {}).map(([label, isSo]) => [label, isSo ? 'yes' : 'no'] as const),
		],
	};
}

const noInterface: RawAnswer = {kind: 'nothing', why: 'The administration interface of ENTSSO is not registered here.'};

async function answered(ask: () => Promise<RawAnswer>): Promise<RawAnswer> {
	try {
		return await ask();
	} catch {
		return {kind: 'nothing', why: 'It could not be asked.'};
	}
}

function printed(kind: 'registry' | 'text', program: string, answer: Answer): RawAnswer {
	if (typeof answer !== 'string') {
		return {kind, lines: answer.text.split(/\r?\n/v).filter(line => line.trim() !== ''), exitCode: answer.exitCode};
	}

	const silence = silent(program, answer);
	return {kind: 'nothing', why: silence.known ? '' : silence.reason};
}

const codePageKey = String.raw`SYSTEM\CurrentControlSet\Control\Nls\CodePage`;

async function codePages({tools}: Sources): Promise<Array<readonly [label: string, value: string]>> {
	const found = await askRegistry(tools, codePageKey, 64);
	const values = found.known ? found.value?.keys.get('') : undefined;
	return ['acp', 'oemcp'].map(name => {
		const value = values?.get(name) ?? '';
		return [name.toUpperCase(), /^\d{1,5}$/v.test(value) ? value : 'unknown'];
	});
}

async function isRegistered({tools}: Sources): Promise<boolean> {
	const component = await askRegistry(tools, keys.component, 64);
	return component.known && component.value !== undefined;
}

/** Returns how a call ended, in words of this program and a code. */
function outcomeOf(result: CallResult<unknown>): string {
	switch (result.state) {
		case 'returned': {
			return 'there';
		}

		case 'failed': {
			return `failed: ${result.code}`;
		}

		case 'unusable': {
			return result.code === undefined ? 'not usable' : `not usable: ${result.code}`;
		}

		case 'no-answer':
		case 'cancelled':
		case 'crashed': {
			return result.state;
		}
	}
}

const mostFiles = 200;

async function filesIn(directories: readonly Directory[], fileSystem: LookContext['fileSystem']): Promise<RawAnswer> {
	const [first] = directories;
	if (first === undefined) {
		return {kind: 'nothing', why: 'No folder of ENTSSO was found.'};
	}

	const names = await fileSystem.readdir(first.path);
	const programs = names.filter(name => /\.(?:exe|dll)$/iv.test(name)).toSorted().slice(0, mostFiles);
	const files = [];
	for (const name of programs) {
		// eslint-disable-next-line no-await-in-loop -- one after the other, so that not all are in memory at once
		files.push({name, version: await readFileVersion(path.win32.join(first.path, name), fileSystem)});
	}

	return {kind: 'files', files};
}

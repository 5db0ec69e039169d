import os from 'node:os';
import process from 'node:process';
import type {Administration} from '../../host/administration.ts';
import {createApiEngine} from './api/api-engine.ts';
import {createConsoleEngine} from './console/console-engine.ts';
import {loadPty, type PtyModule} from './console/process.ts';
import type {Engine, EngineName} from './engine.ts';
import {handOver} from './hand-over.ts';

export type EngineSystem = {
	readonly platform: NodeJS.Platform;
	/** As `os.release()` gives it; on Windows the last part is the build. */
	readonly release: string;
	readonly load: () => Promise<PtyModule>;
	/** Left out where there is none. */
	readonly administration?: Administration | undefined;
};

export const thisSystem: EngineSystem = {platform: process.platform, release: os.release(), load: loadPty};

/** The first build of Windows with a pseudo-console: Windows 10 1809 and Server 2019 (CreatePseudoConsole, requirements). */
const firstBuild = 17_763;

/**
The engine of that name; with 'auto', the console engine where the system has a pseudo-terminal, else the administration interface. Each
gives over to the next one that is left, hand-over the last, where it finds that it cannot do its work.
*/
export async function chooseEngine(wanted: EngineName | 'auto', system = thisSystem): Promise<Engine> {
	const {administration} = system;
	const api = administration === undefined ? handOver : createApiEngine({administration, otherwise: handOver});
	switch (wanted) {
		case 'auto': {
			return await hasPseudoTerminal(system) ? createConsoleEngine({load: system.load, otherwise: api}) : api;
		}

		case 'console': {
			return createConsoleEngine({load: system.load, otherwise: api});
		}

		case 'hand-over': {
			return handOver;
		}

		case 'api': {
			return createApiEngine({administration, otherwise: await hasPseudoTerminal(system) ? createConsoleEngine({load: system.load}) : handOver});
		}
	}
}

async function hasPseudoTerminal({platform, release, load}: EngineSystem): Promise<boolean> {
	if (platform === 'win32' && Number(release.split('.', 3)[2]) < firstBuild) {
		return false;
	}

	try {
		await load();
		return true;
	} catch {
		return false;
	}
}

import os from 'node:os';
import process from 'node:process';
import {createConsoleEngine} from './console/console-engine.ts';
import {loadPty, type PtyModule} from './console/process.ts';
import type {Engine, EngineName} from './engine.ts';
import {handOver} from './hand-over.ts';
import {notStarted} from './startable.ts';

export type EngineSystem = {
	readonly platform: NodeJS.Platform;
	/** As `os.release()` gives it; on Windows the last part is the build. */
	readonly release: string;
	readonly load: () => Promise<PtyModule>;
};

export const thisSystem: EngineSystem = {platform: process.platform, release: os.release(), load: loadPty};

/** The first build of Windows with a pseudo-console: Windows 10 1809 and Server 2019 (CreatePseudoConsole, requirements). */
const firstBuild = 17_763;

/** The engine of that name; with 'auto', the console engine where the system has a pseudo-terminal, and hand-over elsewhere. */
export async function chooseEngine(wanted: EngineName | 'auto', system = thisSystem): Promise<Engine> {
	switch (wanted) {
		case 'auto': {
			return await hasPseudoTerminal(system) ? createConsoleEngine({load: system.load}) : handOver;
		}

		case 'console': {
			return createConsoleEngine({load: system.load});
		}

		case 'hand-over': {
			return handOver;
		}

		case 'api': {
			return notHere;
		}
	}
}

const notHere: Engine = {
	name: 'api',
	run: async () => notStarted('api', 'The api engine is not part of this version. Use console or hand-over.'),
};

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

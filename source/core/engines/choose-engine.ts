import os from 'node:os';
import process from 'node:process';
import type {Administration} from '../../host/administration.ts';
import {createApiEngine} from './api/api-engine.ts';
import {createConsoleEngine} from './console/console-engine.ts';
import type {Engine, EngineName} from './task.ts';
import {handOver} from './hand-over.ts';
import type {PtyProgram} from './console/pty-messages.ts';

export type EngineSystem = {
	readonly platform: NodeJS.Platform;
	/** As `os.release()` gives it; on Windows the last part is the build. */
	readonly release: string;
	readonly pty: PtyProgram;
	/** Left out where there is none. */
	readonly administration?: Administration | undefined;
};

/** Facts about this system that need no query. */
export const thisSystem = {platform: process.platform, release: os.release()} as const;

/**
First build of Windows with a pseudo-console: Windows 10 1809 and Server 2019 (CreatePseudoConsole, requirements).
*/
const firstBuild = 17_763;

/** First build whose pseudo-console node-pty considers stable (its interfaces.ts, `useConpty`). */
const firstStableBuild = 18_309;

/**
Returns the engine of that name. For 'auto' that is the console engine where the system has a stable pseudo-terminal,
otherwise the administration interface. An engine that finds it cannot do its work hands over to the next one left;
hand-over comes last.
*/
export function chooseEngine(wanted: EngineName | 'auto', system: EngineSystem): Engine {
	const {administration, pty} = system;
	const apiFirst = () => createApiEngine({
		administration,
		fallback: buildOf(system) < firstBuild ? handOver : createConsoleEngine({pty}),
	});
	const consoleFirst = () => createConsoleEngine({
		pty,
		fallback: administration === undefined ? handOver : createApiEngine({administration, fallback: handOver}),
	});
	switch (wanted) {
		case 'auto': {
			const isStable = buildOf(system) >= firstStableBuild;
			return isStable || (administration === undefined && buildOf(system) >= firstBuild) ? consoleFirst() : apiFirst();
		}

		case 'console': {
			return consoleFirst();
		}

		case 'hand-over': {
			return handOver;
		}

		case 'api': {
			return apiFirst();
		}
	}
}

/** Returns the build of Windows. Other systems have pseudo-terminals, so they count as the newest build. */
function buildOf({platform, release}: EngineSystem): number {
	return platform === 'win32' ? Number(release.split('.', 3)[2]) : Infinity;
}

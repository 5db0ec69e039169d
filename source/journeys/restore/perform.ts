import {systemClock} from '../../values/clock.ts';
import {chooseEngine, thisSystem} from '../../core/engines/choose-engine.ts';
import {restore, type RestoreServices} from '../../core/restore/restore.ts';
import type {RestoreRequest, RestoreResult} from '../../core/restore/restore-result.ts';
import {lockFile} from '../../host/file-lock.ts';
import type {JourneyServices, RestoreParts} from '../services.ts';

/** Restores a file and keeps the record of it. One run at a time has the file. Never rejects. */
export async function restoreAndRecord(
	request: RestoreRequest,
	services: Omit<RestoreServices, 'clock' | 'runEngine'>,
	{environment: {node, ptyProgram}}: JourneyServices,
	parts: RestoreParts,
): Promise<RestoreResult> {
	const {administration} = services.host;
	const lock = await lockFile(request.clearance.file, {now: systemClock.now()});
	try {
		const result = await restore(request, {
			...services,
			clock: systemClock,
			async runEngine(name, task, context) {
				const engine = chooseEngine(name, {...thisSystem, pty: {node, program: ptyProgram}, administration});
				context.onEngine?.(engine.name);
				return engine.run(task, context);
			},
		});
		await parts.addRecord(result);
		return result;
	} finally {
		await lock.release();
	}
}

import {systemClock} from '../../values/clock.ts';
import {chooseEngine, thisSystem} from '../../core/engines/choose-engine.ts';
import {restoreAndRecord, type RestoreJob} from '../../core/restore/restore-and-record.ts';
import type {RestoreResult} from '../../core/restore/restore-result.ts';
import type {RestoreServices} from '../../core/restore/restore.ts';
import type {JourneyServices} from '../services.ts';

/** Restores a file and keeps the record of it. Never rejects. */
export async function performRestore(
	job: RestoreJob,
	services: Omit<RestoreServices, 'clock' | 'runEngine'>,
	{environment: {node, ptyProgram}, preferences: {history}}: JourneyServices,
): Promise<RestoreResult> {
	const {administration} = services.host;
	return restoreAndRecord(job, {
		...services,
		clock: systemClock,
		history,
		async runEngine(name, task, context) {
			const engine = chooseEngine(name, {...thisSystem, pty: {node, program: ptyProgram}, administration});
			context.onEngine?.(engine.name);
			return engine.run(task, context);
		},
	});
}

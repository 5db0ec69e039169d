import {systemClock} from '../../values/clock.ts';
import {chooseEngine, thisSystem} from '../../core/engines/choose-engine.ts';
import {restoreAndRecord, type RestoreJob} from '../../core/restore/restore-and-record.ts';
import {shownReminder} from '../../core/restore/restore-screen.ts';
import type {RestoreServices} from '../../core/restore/restore.ts';
import {watchRun} from '../../core/report/watch-run.ts';
import type {JourneyServices} from '../services.ts';
import type {SeenRestore} from './seen-restore.ts';

/** Restores a file and keeps the record of it. Never rejects. */
export async function performRestore(
	job: RestoreJob,
	services: Omit<RestoreServices, 'clock' | 'runEngine'>,
	{environment: {node, ptyProgram}, preferences}: JourneyServices,
): Promise<Omit<SeenRestore, 'isCluster' | 'looked'>> {
	const {host, host: {administration}} = services;
	const watch = watchRun({task: 'restore', secrets: [job.password]}, {host, clock: systemClock, preferences});
	const result = await restoreAndRecord(job, {
		...services,
		ask: watch.asking(services.ask),
		onStage(stage, state) {
			watch.onStage(stage, state);
			services.onStage(stage, state);
		},
		clock: systemClock,
		history: preferences.history,
		async runEngine(name, task, context) {
			const engine = chooseEngine(name, {...thisSystem, pty: {node, program: ptyProgram}, administration});
			context.onEngine?.(engine.name);
			const outcome = await engine.run(task, context);
			watch.onOutcome(outcome);
			return outcome;
		},
	});
	await watch.keep({verdict: result.level, reason: result.reason});
	const reminder = result.outcome && shownReminder(result.outcome);
	return {
		...result,
		...(reminder !== undefined && {shownReminder: reminder}),
		...(watch.hadUnknownPrompt && {hadUnknownPrompt: true}),
	};
}

import type {Host, LogEvent} from '../host/host.ts';
import type {Environment} from './environment.ts';

/** Writes an event to the event log, where there is one. Where this fails it is told on stderr, and no more. */
export async function logEvent(
	{stderr}: Pick<Environment, 'stderr'>,
	host: Pick<Host, 'practice' | 'writeEvent'>,
	event: LogEvent | undefined,
): Promise<void> {
	if (event === undefined || host.practice !== undefined || host.writeEvent === undefined) {
		return;
	}

	if (!await host.writeEvent(event)) {
		stderr.paragraphs([{text: 'This run could not be written to the Application log. --no-event leaves that out.'}]);
	}
}

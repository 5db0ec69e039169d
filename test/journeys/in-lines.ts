import {PassThrough} from 'node:stream';
import {vi} from 'vitest';
import {systemClock} from '../../source/values/clock.ts';
import type {LineReader} from '../../source/plain/line-reader.ts';
import {PlainWizard} from '../../source/plain/plain-wizard.ts';
import type {Session} from '../../source/wizard/session.ts';
import {patience} from '../limits.ts';

type Reading = {readonly prompt: () => void; readonly withdrawn: AbortSignal};

/** A wizard in lines, and who answers it. */
export type Lines = {
	/** Answers what is asked now, or next. */
	answer(line: string): void;
	/** Waits until this was printed since the last answer; gives all that was. */
	told(text: string): Promise<string>;
	/** Waits until the wizard has ended; gives all that was printed. */
	ended(): Promise<string>;
	close(): Promise<void>;
};

/** Runs a wizard in lines that is started already. A question without an answer stays open until it is withdrawn. */
export function inLines(session: Session): Lines {
	const output = Object.assign(new PassThrough(), {columns: 1000});
	let printed = '';
	let answeredAt = 0;
	output.on('data', (chunk: string) => {
		printed += chunk;
	});
	const lines: string[] = [];
	const waiting = new Set<() => void>();
	const reader = {
		isLent: false,
		async read({prompt, withdrawn}: Reading) {
			if (withdrawn.aborted) {
				return undefined;
			}

			prompt();
			const {promise, resolve} = Promise.withResolvers<{line: string; hadMore: boolean} | undefined>();
			const take = (): void => {
				const line = withdrawn.aborted ? undefined : lines.shift();
				if (line === undefined && !withdrawn.aborted) {
					return;
				}

				waiting.delete(take);
				resolve(line === undefined ? undefined : {line, hadMore: false});
			};

			waiting.add(take);
			withdrawn.addEventListener('abort', take, {once: true});
			take();
			return promise;
		},
	};
	const end = new AbortController();
	const wizard = new PlainWizard({
		session, reader: reader as unknown as LineReader, output, clock: systemClock, ended: end.signal,
	});
	const done = wizard.run();
	return {
		answer(line) {
			answeredAt = printed.length;
			lines.push(line);
			for (const take of waiting) {
				take();
			}
		},
		async told(text) {
			await vi.waitFor(() => {
				if (!printed.slice(answeredAt).includes(text)) {
					throw new Error(`"${text}" was not printed, but:\n${printed.slice(answeredAt)}`);
				}
			}, {timeout: patience, interval: 5});
			return printed.slice(answeredAt);
		},
		async ended() {
			await done;
			wizard.announce();
			return printed;
		},
		async close() {
			end.abort();
			await done;
		},
	};
}

import {Buffer} from 'node:buffer';
import {spawn, type ChildProcess} from 'node:child_process';
import {createInterface} from 'node:readline';
import type {Writable} from 'node:stream';
import type {CallLimits, CallResult} from '../../administration.ts';
import {childEnvironment} from '../../child-environment.ts';
import type {Clock} from '../../../values/clock.ts';
import {nodeFlags} from '../../node-flags.ts';
import {replyIn, type CallReply, type CallRequest} from './reply.ts';

export type CallerOptions = {
	readonly clock: Clock;
	/** Path of the node program. */
	readonly node: string;
	/** Path of the program that makes the call: program.ts, bundled. */
	readonly program: string;
};

type Values = ReadonlyArray<string | number>;

/** Makes one call of the component, in a process of its own. Never rejects. */
export type Call = (request: CallRequest, limits: CallLimits) => Promise<CallResult<Values>>;

/**
Milliseconds within which the component has to be open. Until then nothing was called, so another way may be taken.
*/
const openingTime = 30_000;
/** Milliseconds that the process has to be gone, once it was ended or has answered. */
const endingTime = 2000;

/** Returns the function that makes a call in a process of its own. It never rejects. */
export function createCaller({clock, node, program}: CallerOptions): Call {
	return async (request, {timeLimit, signal, onCall}) => {
		let child: ReturnType<typeof start>;
		try {
			child = start(node, program);
		} catch (error) {
			return notStarted(error);
		}

		const {promise, resolve} = Promise.withResolvers<CallResult<Values>>();
		let isCalling = false;
		let givenUp: GivenUp | undefined;

		const giveUp = (state: GivenUp): void => {
			if (givenUp !== undefined) {
				return;
			}

			givenUp = state;
			child.kill('SIGKILL');
			cancelWait();
			cancelWait = clock.after(endingTime, () => {
				resolve(resultWithout({isCalling, givenUp, isLeftBehind: true}));
			});
		};

		const cancel = (): void => {
			giveUp('cancelled');
		};

		let cancelWait = clock.after(Math.min(openingTime, timeLimit), () => {
			if (!isCalling) {
				giveUp('no-answer');
			}
		});
		const cancelLimit = clock.after(timeLimit, () => {
			giveUp('no-answer');
		});
		signal?.addEventListener('abort', cancel, {once: true});
		if (signal?.aborted) {
			cancel();
		}

		child.on('error', error => {
			resolve(notStarted(error));
		});
		child.on('close', exitCode => {
			resolve(resultWithout({isCalling, givenUp, exitCode: exitCode ?? undefined}));
		});
		createInterface({input: child.stdout}).on('line', line => {
			const reply = replyIn(line);
			if (reply?.type === 'calling') {
				isCalling = true;
				onCall?.();
			} else if (reply !== undefined) {
				resolve(resultOf(reply));
			}
		});
		send(child.stdin, request);

		const result = await promise;
		cancelWait();
		cancelLimit();
		signal?.removeEventListener('abort', cancel);
		endAfterwards(child, clock);
		return result;
	};
}

function start(node: string, program: string) {
	return spawn(node, [...nodeFlags, program], {
		stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true, env: childEnvironment(),
	});
}

type GivenUp = 'no-answer' | 'cancelled';

/** Returns the outcome of a call without a reply. Until the call begins nothing can have been done. */
function resultWithout({isCalling, givenUp, exitCode, isLeftBehind = false}: {
	readonly isCalling: boolean;
	readonly givenUp: GivenUp | undefined;
	readonly exitCode?: number | undefined;
	readonly isLeftBehind?: boolean;
}): CallResult<Values> {
	if (givenUp === 'cancelled' || (givenUp === 'no-answer' && isCalling)) {
		return {state: givenUp, isLeftBehind};
	}

	if (givenUp === 'no-answer') {
		return {state: 'unusable', reason: 'The administration interface of ENTSSO did not open in time.'};
	}

	return isCalling
		? {state: 'crashed', exitCode}
		: {state: 'unusable', reason: 'The administration interface of ENTSSO ended the program that opened it.'};
}

/** Sends a request, and overwrites the secrets in it once they are sent. */
function send(input: Writable, request: CallRequest): void {
	const bytes = Buffer.from(JSON.stringify(request));
	input.on('error', () => {/* It has ended; that is seen elsewhere. */});
	input.end(bytes, () => {
		bytes.fill(0);
	});
}

function resultOf(reply: Exclude<CallReply, {type: 'calling'}>): CallResult<Values> {
	switch (reply.type) {
		case 'unusable': {
			return {
				state: 'unusable',
				reason: reply.code === undefined
					? reply.reason
					: `${reply.reason.replace(/\.$/v, '')} (${reply.code}).`,
				code: reply.code,
			};
		}

		case 'returned': {
			return {state: 'returned', value: reply.values, code: reply.code};
		}

		case 'failed': {
			return {state: 'failed', code: reply.code, text: reply.text};
		}
	}
}

/** After its answer the program ends by itself, unless giving back the component hangs. */
function endAfterwards(child: ChildProcess, clock: Clock): void {
	if (child.exitCode !== null || child.signalCode !== null) {
		return;
	}

	const cancelEnd = clock.after(endingTime, () => {
		child.kill('SIGKILL');
	});
	child.once('exit', cancelEnd);
}

function notStarted(error: unknown): CallResult<Values> {
	return {
		state: 'unusable',
		reason: 'The program for the administration interface of ENTSSO could not be started: '
			+ `${error instanceof Error ? error.message : String(error)}.`,
	};
}

import type {CallResult, ServerStatus} from '../administration.ts';
import {isSameComputer} from '../same-computer.ts';

/**
Status of the SSO server from the administration interface, or the code with which ENTSSO refused, such as `0xC0002A0F`.
*/
export type StatusAnswer = ServerStatus | 'unknown' | {readonly code: string};

/** A source more beside others: where it tells nothing, they stand alone. */
export function statusAnswer(result: CallResult<ServerStatus>): StatusAnswer {
	switch (result.state) {
		case 'returned': {
			return result.value;
		}

		case 'failed': {
			return {code: result.code};
		}

		case 'unusable':
		case 'no-answer':
		case 'cancelled':
		case 'crashed': {
			return 'unknown';
		}
	}
}

/** Returns the status, where it is that of ENTSSO on this computer. */
export function statusHere(answer: StatusAnswer, computer: string): ServerStatus | undefined {
	return answer === 'unknown' || 'code' in answer || otherServer(answer, computer) !== undefined ? undefined : answer;
}

/** Returns the SSO server that the tools of this computer talk to, where it is another computer. */
export function otherServer(answer: StatusAnswer, computer: string): string | undefined {
	if (answer === 'unknown' || 'code' in answer) {
		return undefined;
	}

	const {node, server} = answer;
	const name = node === '' ? server : node;
	return name === '' || isSameComputer(name, computer) ? undefined : name;
}

/**
Codes of an ENTSSO that does not answer: its service or its secret server part does not run (ENTSSO message header,
winerror.h).
*/
const silenceCodes = new Set(['0xC0002A0F', '0x800706BA', '0x800706D9']);
/** Code of an ENTSSO that is offline. */
const offlineCode = '0xC0002A10';

/** Returns whether ENTSSO is online by this answer, or does not answer; undefined when that is not known. */
export function reachOf(answer: StatusAnswer, computer: string): 'online' | 'offline' | 'silent' | undefined {
	if (answer !== 'unknown' && 'code' in answer) {
		return answer.code === offlineCode ? 'offline' : (silenceCodes.has(answer.code) ? 'silent' : undefined);
	}

	const states = statusHere(answer, computer)?.states;
	return states === undefined ? undefined : (states.isOnline ? 'online' : 'offline');
}

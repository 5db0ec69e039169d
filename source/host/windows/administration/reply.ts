import {methods, type MethodName} from './methods.ts';

/** Request to the program that makes the call, as one line of JSON on its standard input. */
export type CallRequest = {
	readonly method: MethodName;
	/** For the parameters that take something in, in order. */
	readonly values: ReadonlyArray<string | number>;
	/** Looks the method up, and does not call it. */
	readonly opensOnly?: true;
};

/**
Its replies, each as one line of JSON on its standard output: `calling` as soon as the component is at work, then one of
the others.
*/
export type CallReply =
	| {readonly type: 'calling'}
	/** It did nothing: the component could not be called. */
	| {readonly type: 'unusable'; readonly reason: string; readonly code?: string | undefined}
	/** `code` is an HRESULT that is no failure, 0 as a rule; `values` are those given back, in order. */
	| {readonly type: 'returned'; readonly code: number; readonly values: ReadonlyArray<string | number>}
	| {readonly type: 'failed'; readonly code: string; readonly text: readonly string[]};

/** Returns the request in a line; undefined when it is none that may be made. */
export function requestIn(line: string): CallRequest | undefined {
	const {method, values, opensOnly} = objectIn(line);
	const name = Object.keys(methods).find((known): known is MethodName => known === method);
	return name === undefined || !isValues(values)
		? undefined
		: {method: name, values, ...(opensOnly === true && {opensOnly})};
}

/** Returns the reply in a line; undefined when it is none: the component itself may print something. */
export function replyIn(line: string): CallReply | undefined {
	const {type, reason, code, values, text} = objectIn(line);
	switch (type) {
		case 'calling': {
			return {type};
		}

		case 'unusable': {
			return {type, reason: String(reason), code: isCode(code) ? code : undefined};
		}

		case 'returned': {
			return typeof code === 'number' && isValues(values) ? {type, code, values} : undefined;
		}

		case 'failed': {
			return isCode(code) && Array.isArray(text) ? {type, code, text: text.map(String)} : undefined;
		}

		default: {
			return undefined;
		}
	}
}

function objectIn(line: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
	} catch {
		return {};
	}
}

/** As codeText writes it: anything else is none, and may be something that must not be shown. */
function isCode(code: unknown): code is string {
	return typeof code === 'string' && /^0x[\dA-F]{8}$/v.test(code);
}

function isValues(values: unknown): values is Array<string | number> {
	return Array.isArray(values) && values.every(value => typeof value === 'string' || typeof value === 'number');
}

import {Secret} from '../../../values/secret.ts';
import type {Administration, CallResult} from '../../administration.ts';
import {createCaller, type CallerOptions} from './caller.ts';
import {serverStatusOf} from './server-status.ts';

/** Returns the administration interface of ENTSSO on this computer. */
export function createAdministration(options: CallerOptions): Administration {
	const call = createCaller(options);
	return {
		perform: async ({method, values}, limits) => withValue(
			await call({method, values: values.map(value => typeof value === 'string' ? value : value.reveal())}, limits),
			() => ({value: undefined}),
		),
		readReminder: async (file, limits) => withValue(
			await call({method: 'GetFilePasswordReminder', values: [file]}, limits),
			([reminder]) => typeof reminder === 'string' ? {value: new Secret(reminder)} : undefined,
		),
		// No flags: their meaning is not documented, and without any it is asked for the usual.
		serverStatus: async limits => withValue(await call({method: 'GetServerStatus', values: [0]}, limits), values => {
			const value = serverStatusOf(values);
			return value && {value};
		}),
		opens: async (method, limits) => withValue(
			await call({method, values: [], opensOnly: true}, limits),
			() => ({value: undefined}),
		),
	};
}

type Values = ReadonlyArray<string | number>;

function withValue<Value>(
	result: CallResult<Values>,
	read: (values: Values) => {readonly value: Value} | undefined,
): CallResult<Value> {
	if (result.state !== 'returned') {
		return result;
	}

	const found = read(result.value);
	return found === undefined
		? {state: 'unusable', reason: 'The administration interface of ENTSSO gave back something unexpected.'}
		: {...result, ...found};
}

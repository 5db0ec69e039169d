import {codeText} from '../../error-code.ts';
import {type Koffi, loadKoffi} from '../../native-modules.ts';
import {loadSystemLibrary} from '../system-folder.ts';
import {
	callParameters,
	exceptionOf,
	exceptionSize,
	guidBytes,
	isFailure,
	textBytes,
	variantsOf,
	type CallValue,
} from './marshal.ts';
import {Memory} from './memory.ts';
import {
	classId,
	methods,
	type MethodName,
	type Parameter,
} from './methods.ts';
import type {CallReply} from './reply.ts';

/**
Places in the table of functions that every such interface begins with (IUnknown, IDispatch). None behind these is ever
used.
*/
const slots = {release: 2, getIdsOfNames: 5, invoke: 6} as const;

/** Bytes of an address. */
const addressSize = 8;

/** Arguments of the calls in the Windows documentation. */
const singleThreaded = 2;
const inProcess = 1;
const userLocale = 0x4_00;
const plainMethod = 1;

/** HRESULTs (winerror.h). */
const notRegistered = '0x80040154';
const alreadyOtherwise = '0x80010106';
const exceptionOccurred = '0x80020009';

/** A component that is open for one method. */
export type OpenMethod = {
	/** Calls the method; nothing else happens in this process meanwhile. */
	call(values: ReadonlyArray<string | number>): CallReply;
	/** Releases what was opened. It may hang as well as the call may. */
	close(): void;
};

type Unusable = CallReply & {readonly type: 'unusable'};

/**
Opens the component of ENTSSO and looks the method up by its name. Never rejects.

The calls are made in the first thread of this process, as a single-threaded apartment: there a component that is marked
Apartment or Both, or not at all, is called directly, and one that is marked Free through a proxy. So it does not matter
which of them it is.
*/
export async function openMethod(name: MethodName): Promise<OpenMethod | Unusable> {
	try {
		const koffi = loadKoffi();
		return open(koffi, name);
	} catch (error) {
		return unusable('The calls that COM needs could not be made: '
			+ `${error instanceof Error ? error.message : String(error)}.`);
	}
}

function open(koffi: Koffi, name: MethodName): OpenMethod | Unusable {
	const ole32 = loadSystemLibrary(koffi, 'ole32.dll');
	const initialize = ole32.func('int32_t __stdcall CoInitializeEx(void *reserved, uint32_t model)');
	const uninitialize = ole32.func('void __stdcall CoUninitialize()');
	const createInstance = ole32.func('int32_t __stdcall CoCreateInstance(void *classId, void *outer, uint32_t context, '
		+ 'void *interfaceId, void *place)');
	const memory = new Memory(koffi);

	const started = initialize(null, singleThreaded) as number;
	if (isFailure(started) && codeText(started) !== alreadyOtherwise) {
		return unusable('COM could not be started.', started);
	}

	const {interfaceId, parameters} = methods[name];
	const place = memory.block(new Uint8Array(addressSize));
	const [classPlace, interfacePlace] = [classId, interfaceId].map(guid => memory.block(guidBytes(guid)));
	const created = createInstance(classPlace, null, inProcess, interfacePlace, place) as number;
	if (isFailure(created)) {
		return unusable(codeText(created) === notRegistered
			? 'The administration interface of ENTSSO is not registered here for 64-bit programs.'
			: 'The administration interface of ENTSSO could not be opened.', created);
	}

	const object = memory.addressAt(place);
	const slot = (index: number, definition: string) => {
		const address = memory.addressAt(memory.addressAt(object) + BigInt(index * addressSize));
		const type = koffi.proto(definition);
		return (...values: unknown[]) => koffi.call(address, type, object, ...values) as number;
	};

	const getIdsOfNames = slot(
		slots.getIdsOfNames,
		'int32_t __stdcall GetIDsOfNames(void *self, void *reserved, void *names, uint32_t count, uint32_t locale, '
		+ 'void *ids)',
	);
	const invoke = slot(
		slots.invoke,
		'int32_t __stdcall Invoke(void *self, int32_t id, void *reserved, uint32_t locale, uint16_t flags, '
		+ 'void *parameters, void *result, void *exception, void *argument)',
	);
	const release = slot(slots.release, 'uint32_t __stdcall Release(void *self)');

	const none = memory.block(new Uint8Array(16));
	const id = memory.block(new Uint8Array(4));
	const namePlace = memory.block(Uint8Array.of(...textBytes(name), 0, 0));
	const names = memory.block(addressBytes(namePlace));
	const found = getIdsOfNames(none, names, 1, userLocale, id);
	if (isFailure(found)) {
		return unusable(`The administration interface of ENTSSO has no ${name} here.`, found);
	}

	const method = (variants: readonly CallValue[]): CallReply | number => {
		const exception = memory.block(new Uint8Array(exceptionSize));
		const wrongArgument = memory.block(new Uint8Array(4));
		const variantPlace = memory.block(variantsOf(variants));
		const given = memory.block(callParameters(variantPlace, variants.length));
		const code = invoke(memory.numberAt(id), none, userLocale, plainMethod, given, null, exception, wrongArgument);
		return isFailure(code) ? failureOf(code, exception, {koffi, memory}) : code;
	};

	return {
		call: values => callWith(values, {parameters, memory, method}),
		close() {
			release();
			memory.free();
			uninitialize();
		},
	};
}

type Calling = {
	readonly parameters: readonly Parameter[];
	readonly memory: Memory;
	/** Returns the HRESULT of a success. */
	readonly method: (variants: readonly CallValue[]) => CallReply | number;
};

function callWith(given: ReadonlyArray<string | number>, {parameters, memory, method}: Calling): CallReply {
	const texts: bigint[] = [];
	try {
		const left = [...given];
		const values = parameters.map((type): CallValue => {
			if (type === 'number') {
				return {type, value: Number(left.shift())};
			}

			if (type !== 'text') {
				return {type, address: memory.block(new Uint8Array(addressSize))};
			}

			const address = memory.text(String(left.shift()));
			texts.push(address);
			return {type, address};
		});
		const result = method(values);
		// Values are taken also after a failure, so that no secret stays behind.
		const back = values.flatMap((value): Array<string | number> => {
			if (value.type === 'text-out') {
				return [memory.takeText(memory.addressAt(value.address))];
			}

			return value.type === 'number-out' ? [memory.numberAt(value.address)] : [];
		});
		return typeof result === 'number' ? {type: 'returned', code: result, values: back} : result;
	} catch (error) {
		return unusable(error instanceof Error ? error.message : String(error));
	} finally {
		for (const address of texts) {
			memory.takeText(address);
		}
	}
}

/** Codes of FACILITY_DISPATCH but for an exception come from passing the call on: the method was not entered. */
function failureOf(
	code: number,
	place: bigint,
	{koffi, memory}: {readonly koffi: Koffi; readonly memory: Memory},
): CallReply {
	if (codeText(code) !== exceptionOccurred) {
		return codeText(code).startsWith('0x8002')
			? unusable('The administration interface of ENTSSO did not accept the call.', code)
			: {type: 'failed', code: codeText(code), text: []};
	}

	const {fillIn} = exceptionOf(memory.read(place, exceptionSize));
	if (fillIn !== 0n) {
		koffi.call(fillIn, koffi.proto('int32_t __stdcall FillIn(void *exception)'), place);
	}

	const exception = exceptionOf(memory.read(place, exceptionSize));
	const [description = ''] = [exception.description, exception.source, exception.helpFile]
		.map(address => memory.takeText(address));
	return {
		type: 'failed',
		code: codeText(isFailure(exception.code) ? exception.code : code),
		text: description.split(/\r?\n/v).filter(line => line.trim() !== ''),
	};
}

function unusable(reason: string, code?: number): Unusable {
	return {type: 'unusable', reason, ...(code !== undefined && {code: codeText(code)})};
}

function addressBytes(address: bigint): Uint8Array {
	const bytes = new Uint8Array(addressSize);
	new DataView(bytes.buffer).setBigUint64(0, address, true);
	return bytes;
}

import {loadKoffi} from '../native-modules.ts';
import {loadSystemLibrary} from './system-folder.ts';

/** A call to Windows, made in another thread: some wait for the network. Rejects when it cannot be made. */
type Call = (...values: unknown[]) => Promise<number>;

/** Calls to Windows that are made here. */
export type Calls = {
	readonly getVolumePathName: Call;
	readonly getDriveType: Call;
	readonly getLogicalDrives: Call;
	readonly getVolumeInformation: Call;
	readonly lookupAccountName: Call;
	readonly lookupAccountSid: Call;
	readonly getFileSecurity: Call;
	readonly createFile: Call;
	readonly closeHandle: Call;
	readonly moveFileEx: Call;
	/** Returns 0, or the error of Windows. */
	readonly createDirectory: Call;
	readonly openProcessToken: Call;
	readonly getTokenInformation: Call;
	readonly registerEventSource: Call;
	readonly reportEvent: Call;
	readonly deregisterEventSource: Call;
	readonly getConsoleWindow: Call;
	/** Returns 0, or the error of Windows. Its library is loaded at the first call. */
	readonly shellExecute: Call;
	/** These return 0, or the error of Windows. */
	readonly regCreateKey: Call;
	readonly regSetValue: Call;
	readonly regDeleteKey: Call;
	readonly regCloseKey: Call;
	/** Bytes of an address. */
	readonly pointerSize: number;
	/** Memory that stays where it is while the call runs in another thread. */
	withMemory<Value>(sizes: readonly number[], use: (...blocks: Block[]) => Promise<Value>): Promise<Value>;
};

export type Block = {
	readonly address: unknown;
	/** Its address as a number. */
	readonly location: bigint;
	bytes(): Uint8Array;
	/** Puts these bytes at its start. */
	write(bytes: Uint8Array): void;
};

/** Stands for an error that Windows does not name. */
const unnamedError = -1;

/** Loads the library for such calls. Throws where there is none for this system, or this is not Windows. */
export async function loadCalls(): Promise<Calls> {
	const koffi = loadKoffi();
	const kernel32 = loadSystemLibrary(koffi, 'kernel32.dll');
	const advapi32 = loadSystemLibrary(koffi, 'advapi32.dll');
	const getLastError = kernel32.func('uint32_t __stdcall GetLastError()') as () => number;
	const errorOr = (fallback: number): number => {
		const error = getLastError();
		return error === 0 ? fallback : error;
	};

	const call = (library: typeof kernel32, definition: string, toResult = (result: number) => result): Call => {
		const native = library.func(definition);
		return async (...values) => new Promise((resolve, reject) => {
			native.async(...values, (error: unknown, result: number) => {
				if (error === null || error === undefined) {
					resolve(toResult(result));
				} else {
					reject(new Error('The call failed.', {cause: error}));
				}
			});
		});
	};

	return {
		getVolumePathName: call(kernel32, 'int __stdcall GetVolumePathNameW(str16 path, void *root, uint32_t size)'),
		getDriveType: call(kernel32, 'uint32_t __stdcall GetDriveTypeW(str16 root)'),
		getLogicalDrives: call(kernel32, 'uint32_t __stdcall GetLogicalDrives()'),
		getVolumeInformation: call(
			kernel32,
			'int __stdcall GetVolumeInformationW(str16 root, void *name, uint32_t size, void *serial, void *longest, '
			+ 'void *flags, void *fileSystem, uint32_t fileSystemSize)',
		),
		createFile: call(
			kernel32,
			'intptr_t __stdcall CreateFileW(str16 path, uint32_t access, uint32_t share, void *security, '
			+ 'uint32_t disposition, uint32_t flags, void *model)',
		),
		closeHandle: call(kernel32, 'int __stdcall CloseHandle(intptr_t handle)'),
		moveFileEx: call(kernel32, 'int __stdcall MoveFileExW(str16 from, str16 to, uint32_t flags)'),
		// Koffi keeps the error of the call for whoever asks first after it.
		createDirectory: call(
			kernel32,
			'int __stdcall CreateDirectoryW(str16 path, void *security)',
			isMade => isMade === 0 ? getLastError() : 0,
		),
		openProcessToken: call(
			advapi32,
			'int __stdcall OpenProcessToken(intptr_t process, uint32_t access, _Out_ intptr_t *token)',
		),
		getTokenInformation: call(
			advapi32,
			'int __stdcall GetTokenInformation(intptr_t token, int kind, void *facts, uint32_t size, _Out_ uint32_t *needed)',
		),
		registerEventSource: call(advapi32, 'intptr_t __stdcall RegisterEventSourceW(str16 server, str16 source)'),
		reportEvent: call(
			advapi32,
			'int __stdcall ReportEventW(intptr_t log, uint16_t type, uint16_t category, uint32_t id, void *user, '
			+ 'uint16_t count, uint32_t size, void *strings, void *data)',
		),
		deregisterEventSource: call(advapi32, 'int __stdcall DeregisterEventSource(intptr_t log)'),
		getConsoleWindow: call(kernel32, 'intptr_t __stdcall GetConsoleWindow()'),
		async shellExecute(...values) {
			const shell32 = loadSystemLibrary(koffi, 'shell32.dll');
			return call(
				shell32,
				'int __stdcall ShellExecuteExW(void *information)',
				isStarted => isStarted === 0 ? errorOr(unnamedError) : 0,
			)(...values);
		},
		regCreateKey: call(
			advapi32,
			'int32_t __stdcall RegCreateKeyExW(intptr_t key, str16 name, uint32_t reserved, str16 type, uint32_t options, '
			+ 'uint32_t access, void *security, _Out_ intptr_t *made, _Out_ uint32_t *disposition)',
		),
		regSetValue: call(
			advapi32,
			'int32_t __stdcall RegSetValueExW(intptr_t key, str16 name, uint32_t reserved, uint32_t type, void *data, '
			+ 'uint32_t size)',
		),
		regDeleteKey: call(advapi32, 'int32_t __stdcall RegDeleteKeyW(intptr_t key, str16 name)'),
		regCloseKey: call(advapi32, 'int32_t __stdcall RegCloseKey(intptr_t key)'),
		pointerSize: koffi.sizeof('void *'),
		lookupAccountName: call(
			advapi32,
			'int __stdcall LookupAccountNameW(str16 system, str16 name, void *sid, _Inout_ uint32_t *sidLength, '
			+ 'void *domain, _Inout_ uint32_t *domainLength, _Out_ uint32_t *type)',
		),
		lookupAccountSid: call(
			advapi32,
			'int __stdcall LookupAccountSidW(str16 system, void *sid, void *name, _Inout_ uint32_t *nameLength, '
			+ 'void *domain, _Inout_ uint32_t *domainLength, _Out_ uint32_t *type)',
		),
		getFileSecurity: call(
			advapi32,
			'int __stdcall GetFileSecurityW(str16 file, uint32_t information, void *security, uint32_t size, '
			+ '_Out_ uint32_t *needed)',
		),
		async withMemory(sizes, use) {
			const addresses = sizes.map((size): unknown => koffi.alloc('uint8_t', size));
			try {
				return await use(...addresses.map((address, index) => ({
					address,
					location: koffi.address(address),
					write(bytes: Uint8Array) {
						koffi.encode(address, koffi.array('uint8_t', bytes.length), bytes);
					},
					bytes: () => Uint8Array.from(koffi.decode(address, 'uint8_t', sizes[index] ?? 0) as ArrayLike<number>),
				})));
			} finally {
				for (const address of addresses) {
					koffi.free(address);
				}
			}
		},
	};
}

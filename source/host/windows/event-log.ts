import {Buffer} from 'node:buffer';
import {standInFor, visible} from '../../text/visible.ts';
import type {LogEvent} from '../host.ts';
import type {Calls} from './calls.ts';

/** Name of the source that the events of this program have in the Application log. */
const source = 'entsso-backup';
const sourceKey = String.raw`SYSTEM\CurrentControlSet\Services\EventLog\Application` + `\\${source}`;

/**
A program of Windows whose messages 1 to 1000 are the text of the event and nothing else. Without such a file, Event
Viewer says beside the text that the description cannot be found.
*/
const messageFile = String.raw`%SystemRoot%\System32\EventCreate.exe`;

/** EVENTLOG_ERROR_TYPE and its like ("Event Types" in the Windows documentation), and all three together. */
const types: Readonly<Record<LogEvent['type'], number>> = {error: 1, warning: 2, information: 4};
const allTypes = 7;

/** Characters; ReportEvent takes 31,839. */
const longestText = 31_000;

/** Arguments of RegCreateKeyEx and RegSetValueEx in the Windows documentation. */
const localMachine = -0x7F_FF_FF_FE;
const keySetValue = 0x2;
const createdNewKey = 1;
const expandableText = 2;
const doubleWord = 4;

/**
Returns the text of an event, as Event Viewer shows it: what others wrote is made visible, and what Event Viewer would
put another text in place of has a stand-in. Pure.
*/
export function eventText(lines: readonly string[]): string {
	const text = lines.map(line => visible(line).replaceAll(/%(?=[\d%])/gv, () => standInFor('%'))).join('\r\n');
	return text.length > longestText ? `${text.slice(0, longestText).toWellFormed()} ...` : text;
}

/** Writes an event to the Application log; false where Windows does not take it. */
export async function reportEvent(calls: Calls, {id, type, lines}: LogEvent): Promise<boolean> {
	await registerSource(calls);
	const log = await calls.registerEventSource(null, source);
	if (log === 0) {
		return false;
	}

	try {
		const text = wideBytes(eventText(lines));
		return await calls.withMemory([text.length, calls.pointerSize], async (string, strings) => {
			string.write(text);
			strings.write(addressBytes(string.location, calls.pointerSize));
			return await calls.reportEvent(log, types[type], 0, id, null, 1, 0, strings.address, null) !== 0;
		});
	} finally {
		await calls.deregisterEventSource(log);
	}
}

/**
Registers where Windows finds the messages of the source. Only administrators can, and where the key is there it stays
as it is; the event is written without it too.
*/
async function registerSource(calls: Calls): Promise<void> {
	const key = [0];
	const disposition = [0];
	if (await calls.regCreateKey(localMachine, sourceKey, 0, null, 0, keySetValue, null, key, disposition) !== 0) {
		return;
	}

	try {
		if (disposition[0] === createdNewKey && !await setValues(calls, key[0])) {
			await calls.regDeleteKey(localMachine, sourceKey);
		}
	} finally {
		await calls.regCloseKey(key[0]);
	}
}

async function setValues({regSetValue, withMemory}: Calls, key: unknown): Promise<boolean> {
	const values = [
		['EventMessageFile', expandableText, wideBytes(messageFile)],
		['TypesSupported', doubleWord, Uint8Array.of(allTypes, 0, 0, 0)],
	] as const;
	const errors = await Promise.all(values.map(async ([name, type, bytes]) => withMemory([bytes.length], async block => {
		block.write(bytes);
		return regSetValue(key, name, 0, type, block.address, bytes.length);
	})));
	return errors.every(error => error === 0);
}

/** Returns the text in UTF-16, with its final NUL. */
function wideBytes(text: string): Uint8Array {
	return Buffer.from(`${text}\0`, 'utf16le');
}

function addressBytes(address: bigint, size: number): Uint8Array {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, address, true);
	return bytes.slice(0, size);
}

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Block, Calls} from '../../../source/host/windows/calls.ts';
import {eventText, reportEvent} from '../../../source/host/windows/event-log.ts';

describe('the text of an event', () => {
	test('has its lines as they are', () => {
		expect(eventText(['VERIFIED: all', String.raw`Backup file: D:\Schlüssel 備份\100% a.bak`])).toBe('VERIFIED: all\r\nBackup file: D:\\Schlüssel 備份\\100% a.bak');
	});

	test.each([
		[String.raw`C:\%1\50%%2.bak`, String.raw`C:\<U+0025>1\50<U+0025><U+0025>2.bak`],
		['a\r\nVERIFIED: b', 'a<U+000D><U+000A>VERIFIED: b'],
		['a\u{202E}b', 'a<U+202E>b'],
	])('holds nothing that Event Viewer replaces or that turns it around: %j', (line, text) => {
		expect(eventText([line])).toBe(text);
	});

	test('is never longer than an event may be, and has no insertion of another text', () => {
		fc.assert(fc.property(fc.array(fc.oneof(fc.string({unit: 'binary'}), fc.constant('%1'), fc.constant('\u{1F511}'.repeat(16_000)))), lines => {
			const text = eventText(lines);
			expect(text.length).toBeLessThan(31_839);
			expect(text.isWellFormed()).toBe(true);
			expect(text).not.toMatch(/%[\d%]/v);
		}), {seed: 16, numRuns: 300});
	});
});

/** Calls that note what they were given, in order, where each answers as told. */
function callsWith(answers: {readonly create?: number; readonly isNew?: boolean; readonly set?: number; readonly open?: number; readonly report?: number}) {
	const made: string[] = [];
	const written: string[] = [];
	const calls: Partial<Calls> = {
		pointerSize: 8,
		async regCreateKey(...values) {
			const [key, disposition] = values.slice(-2) as [number[], number[]];
			key[0] = 7;
			disposition[0] = answers.isNew ?? true ? 1 : 2;
			made.push('create');
			return answers.create ?? 0;
		},
		async regSetValue(_key, name) {
			made.push(`set ${String(name)}`);
			return answers.set ?? 0;
		},
		async regDeleteKey() {
			made.push('delete');
			return 0;
		},
		async regCloseKey() {
			made.push('close');
			return 0;
		},
		async registerEventSource() {
			made.push('open');
			return answers.open ?? 5;
		},
		async reportEvent(_log, type, _category, id) {
			made.push(`report ${Number(id)} ${Number(type)}`);
			return answers.report ?? 1;
		},
		async deregisterEventSource() {
			made.push('end');
			return 1;
		},
		async withMemory(sizes, use) {
			return use(...sizes.map((): Block => ({
				address: {},
				location: 0n,
				bytes: () => new Uint8Array(),
				write(bytes) {
					written.push(new TextDecoder('utf-16le').decode(bytes));
				},
			})));
		},
	};
	return {calls: calls as Calls, made, written};
}

const event = {id: 100, type: 'information', lines: ['VERIFIED']} as const;
const reported = ['open', 'report 100 4', 'end'];

describe('an event is written', () => {
	test.each([
		['with the source made known where it is not', {}, ['create', 'set EventMessageFile', 'set TypesSupported', 'close']],
		['with a source that is known left as it is', {isNew: false}, ['create', 'close']],
		['also where this user may not make the source known', {create: 5}, ['create']],
		['also where that was half done, which is taken back', {set: 5}, ['create', 'set EventMessageFile', 'set TypesSupported', 'delete', 'close']],
	])('%s', async (_, answers, before) => {
		const {calls, made, written} = callsWith(answers);
		expect(await reportEvent(calls, event)).toBe(true);
		expect(made).toEqual([...before, ...reported]);
		expect(written).toContain('VERIFIED\0');
	});

	test('or it is said that it was not', async () => {
		const closed = callsWith({isNew: false, open: 0});
		expect(await reportEvent(closed.calls, event)).toBe(false);
		expect(closed.made).toEqual(['create', 'close', 'open']);
		const full = callsWith({isNew: false, report: 0});
		expect(await reportEvent(full.calls, event)).toBe(false);
		expect(full.made).toEqual(['create', 'close', ...reported]);
	});
});

import {expect, test} from 'vitest';
import {compareReminder, findReminder, readFileReminder} from '../../../source/core/proof/file-reminder.ts';
import type {Administration, CallResult} from '../../../source/host/administration.ts';
import {Secret} from '../../../source/values/secret.ts';

const file = String.raw`D:\SSO.bak`;
const unusable = async () => ({state: 'unusable', reason: ''} as const);
const answering = (result: CallResult<Secret>): Administration => ({
	perform: unusable,
	serverStatus: unusable,
	readReminder: async asked => asked === file ? result : expect.fail(`Asked about ${asked}`),
});
const given = {reminder: new Secret('Team safe'), password: new Secret('Tr0ub4dor&3')};
const {signal} = new AbortController();

const returned = (text: string, code = 0): CallResult<Secret> => ({state: 'returned', code, value: new Secret(text)});
/** S_FALSE: the call did not fail, and read nothing. */
const nothingRead = returned('Team safe', 1);
const failed: CallResult<Secret> = {state: 'failed', code: '0xC0002A2A', text: []};
const missing: CallResult<Secret> = {state: 'unusable', reason: 'Not registered.', code: '0x80040154'};
const refused: CallResult<Secret> = {state: 'unusable', reason: 'Access denied.', code: '0x80070005'};
const unread: Array<CallResult<Secret>> = [
	nothingRead, failed, missing, refused, {state: 'no-answer', isLeftBehind: false}, {state: 'cancelled', isLeftBehind: false}, {state: 'crashed', exitCode: 5},
];

test('a reminder is the same, the password, or another, by each character', async () => {
	const compare = async (text: string) => compareReminder(answering(returned(text)), file, given, signal);
	expect(await Promise.all(['Team safe', 'Tr0ub4dor&3', 'team safe', 'tr0ub4dor&3', 'Team safe ', ''].map(async text => compare(text)))).toEqual(['same', 'is-password', 'different', 'different', 'different', 'different']);
});

test('one that ENTSSO did not read is neither the same nor another, and not shown', async () => {
	for (const result of unread) {
		expect(await compareReminder(answering(result), file, given, signal)).toBe('unknown');
		expect(await readFileReminder(answering(result), file, signal)).toBeUndefined();
	}
});

test('one that it read is shown', async () => {
	expect(await readFileReminder(answering(returned('Team safe')), file, signal)).toBe('Team safe');
});

test('a file is read, refused with a code, or not known to be either; where there is no ENTSSO nothing is said', async () => {
	const found = await Promise.all([returned(''), ...unread].map(async result => findReminder(answering(result), file)));
	expect(found).toEqual(['read', 'unknown', {code: '0xC0002A2A'}, undefined, 'unknown', 'unknown', 'unknown', 'unknown']);
});

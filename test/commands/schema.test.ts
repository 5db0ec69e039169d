import {describe, expect, test} from 'vitest';
import check from '../../source/schemas/check.schema.json' with {type: 'json'};
import guide from '../../source/schemas/guide.schema.json' with {type: 'json'};
import history from '../../source/schemas/history.schema.json' with {type: 'json'};
import restore from '../../source/schemas/restore.schema.json' with {type: 'json'};
import run from '../../source/schemas/run.schema.json' with {type: 'json'};
import runbook from '../../source/schemas/runbook.schema.json' with {type: 'json'};
import verify from '../../source/schemas/verify.schema.json' with {type: 'json'};
import {reasons} from '../../source/values/reasons.ts';
import {verifyIds} from '../../source/core/records/verify-line.ts';
import {problemsIn} from './schema.ts';

const evidence = [{id: 'tool', state: 'ok', detail: 'The tool ended by itself.'}];

const record = {
	time: '2026-11-20T10:00:00.000Z',
	computer: 'BIZ01',
	file: String.raw`C:\SSO-Backup\SSO.bak`,
	size: 800,
	sha256: 'ab'.repeat(32),
	verdict: 'verified',
	reason: null,
	summary: 'The master secret is backed up.',
	proof: ['event'],
	errorCode: null,
	engine: 'console',
	practice: null,
	copy: null,
	copyFolder: null,
	recoverySheet: null,
	secretId: null,
	evidence,
};

const told = {version: 1, reason: null, notices: []};

const line = {id: 'age', state: 'ok', detail: 'Young enough.'};

describe('the schemas', () => {
	test('take what they describe', () => {
		expect(problemsIn('history', {...told, records: [record, record]})).toEqual([]);
		expect(problemsIn('verify', {...told, verdict: 'healthy', records: [{...record, lines: [line]}]})).toEqual([]);
		expect(problemsIn('check', {
			version: 1, verdict: 'healthy', reason: null, message: null, lines: [{...line, advice: null}],
		})).toEqual([]);
	});

	test.each([
		['a field that is not described', {...record, extra: 1}, 'extra'],
		['a verdict that is none', {...record, verdict: 'fine'}, '/verdict'],
		['a code in lower case', {...record, errorCode: '0xc0002a0f'}, '/errorCode'],
		['a time that is not UTC', {...record, time: '2026-11-20T10:00:00+01:00'}, '/time'],
		['evidence with a field too many', {...record, evidence: [{...evidence[0], password: 'x'}]}, 'password'],
	])('refuse %s', (_, wrong, where) => {
		expect(problemsIn('history', {records: [wrong]}).join('\n')).toContain(where);
		expect(problemsIn('verify', {verdict: 'healthy', records: [{...wrong, lines: [line]}]}).join('\n')).toContain(where);
	});

	test('refuse what lacks a field', () => {
		for (const field of Object.keys(record)) {
			const rest = Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
			expect(problemsIn('history', {records: [rest]}).join('\n')).toContain(field);
		}

		expect(problemsIn('run', {}).length).toBeGreaterThan(15);
		expect(problemsIn('restore', {}).length).toBeGreaterThan(15);
	});

	test('list every reason and every line of verify, in order', () => {
		expect(history.$defs.reason.examples).toEqual(reasons);
		expect(verify.$defs.line.properties.id.examples).toEqual(verifyIds);
	});

	test.each([check, guide, history, restore, run, runbook, verify])('$title describes its reason by that list', ({$id, properties: {reason}}) => {
		const {href} = new URL(reason.$ref, `https://host/${$id}`);
		expect(href).toBe('https://host/history.schema.json#/$defs/reason');
	});
});

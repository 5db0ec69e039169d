import {describe, expect, test} from 'vitest';
import {startElevatedByHand} from '../../../source/host/elevated-prompt.ts';
import {checkIds} from '../../../source/host/host.ts';
import {
	backedUpLine,
	checkLines,
	isScenarioName,
	restartedLine,
	scenarioNames,
	scenarios,
	type Scenario,
	type ScenarioName,
} from '../../../source/host/practice/scenarios.ts';

test('all are there, in the order in which they are listed', () => {
	expect(scenarioNames).toEqual([
		'ok',
		'not-secret-server',
		'service-stopped',
		'cluster',
		'not-admin',
		'not-sso-admin',
		'no-secret',
		'fat-volume',
		'write-denied',
		'disk-full',
		'slow',
		'hangs',
		'localised',
		'unknown-prompts',
		'crash',
		'lost-secret',
		'wrong-password',
		'wrong-file',
		'damaged-file',
		'other-secret',
		'account-changed',
		'old-format',
		'hotfix',
		'lost-master',
	]);
});

test.each([['ok', true], ['cluster', true], ['toString', false], ['', false], ['OK', false]])('%j is a scenario: %j', (text, isOne) => {
	expect(isScenarioName(text)).toBe(isOne);
});

describe.each(scenarioNames)('%s', name => {
	const scenario: Scenario = scenarios[name];

	test.each([false, true])('has one line for each check, at a later check: %j', isLater => {
		expect(checkLines(name, isLater).map(({id}) => id)).toEqual([...checkIds]);
	});

	test('speaks plain words', () => {
		const lines = [...checkLines(name, false), ...checkLines(name, true), backedUpLine, restartedLine];
		for (const text of [scenario.description, ...lines.flatMap(({detail, advice}) => [detail, advice ?? detail])]) {
			expect(text).toMatch(/^[ -~]{10,125}$/v);
			expect(text).not.toContain('!');
		}

		for (const {detail} of lines) {
			expect(detail.length).toBeLessThanOrEqual(70);
		}
	});

	test('says with every stop what to do, and stops no more at the second check', () => {
		for (const {state, advice} of checkLines(name, false)) {
			expect(state === 'stop' && advice === undefined).toBe(false);
		}

		expect(checkLines(name, true).some(({state}) => state === 'stop')).toBe(false);
	});

	test('stops at the first check exactly where the trouble ends with the second', () => {
		const isStopped = checkLines(name, false).some(({state}) => state === 'stop');
		expect(isStopped).toBe(scenario.trouble?.until.includes('checked-again') ?? false);
	});
});

test.each<[ScenarioName, string]>([
	['not-secret-server', 'SSO-MASTER'],
	['service-stopped', 'net start ENTSSO'],
	['cluster', 'Failover Cluster Manager'],
	['not-admin', startElevatedByHand],
	['not-sso-admin', 'log off and on'],
	['no-secret', 'entsso-backup restore'],
	['lost-secret', 'entsso-backup restore'],
	['account-changed', 'set the old one back'],
	['hotfix', 'KB3062831'],
	['lost-master', 'start it again'],
])('%s advises: %s', (name, words) => {
	expect(JSON.stringify(checkLines(name, false))).toContain(words);
});

// What names another master secret server is begun with the guide, and nothing is typed before.
test('no advice names the command that changes the master secret server', () => {
	expect(scenarioNames.filter(name => JSON.stringify(checkLines(name, false)).includes('-updatedb'))).toEqual([]);
});

test('nobody is told to start the service by hand on a cluster', () => {
	expect(JSON.stringify(checkLines('cluster', false))).not.toContain('net start');
});

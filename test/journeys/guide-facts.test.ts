import {expect, test} from 'vitest';
import {askForFacts, guideFactsIn} from '../../source/journeys/guide/facts.ts';
import {systemClock} from '../../source/values/clock.ts';
import {contextOf} from '../../source/wizard/state.ts';
import {bareHost} from '../core/bare-host.ts';
import {target} from '../wizard/options.ts';
import {checked, lost, lostLines} from './guide-world.ts';
import {none, seenAs, worldUnder} from './restore-world.ts';

const last = {
	state: 'ok', detail: '', isVerified: true, file: String.raw`D:\old\SSO.bak`,
} as const;
const node = {
	id: 'cluster', state: 'warning', detail: 'A node.', advice: '', clusterName: 'CLUSTER01',
} as const;

test.each([
	['on a node', {...lostLines, cluster: node}, {isClustered: true, clusterName: 'CLUSTER01'}],
	['elsewhere', {...lostLines, cluster: {...node, state: 'ok', clusterName: undefined}}, {isClustered: false}],
	['where that is not known', {...lostLines, cluster: {...node, state: 'unknown', clusterName: undefined}}, {}],
	['where it is there and not loaded', {...lostLines, secret: {...lostLines.secret, secret: {...lost, state: 'not-loadable'}}}, {cannotLoad: true}],
])('a guide is filled with what the check has found, %s', (_, lines, cluster) => {
	const state = checked(worldUnder({seen: seenAs(none), lines, last}));
	expect(guideFactsIn(contextOf(state))).toEqual({
		computer: 'HOST1', secretServer: 'OLDMASTER', backupFile: last.file, ...cluster,
	});
});

test('and with what the computer adds to it, the database before an event', async () => {
	const host = bareHost({
		describeSystem: async () => ({
			version: '10.0', product: undefined, sqlServer: 'SQL1', database: 'SSODB', secretServer: 'SSO-MASTER',
		}),
		installDirectories: async () => [
			{path: '/guessed', source: 'drive', foundIn: 'drive D:'},
			{path: '/sso', source: 'registry', foundIn: 'registry'},
		],
		inspectFolder: async () => target,
		othersCanChange: async () => 'no',
		toolIn: async () => ({program: 'ssoconfig', leadingArguments: []}),
	});
	expect(await askForFacts({computer: 'HOST1', secretServer: 'OLDMASTER'}, {host, clock: systemClock})).toEqual({
		computer: 'HOST1', secretServer: 'SSO-MASTER', sqlServer: 'SQL1', database: 'SSODB', installDirectory: '/sso',
	});
});

test('what it does not know, or fails at, is left out', async () => {
	const refuse = async (): Promise<never> => {
		throw new Error('no');
	};

	for (const host of [bareHost(), bareHost({describeSystem: refuse, installDirectories: refuse})]) {
		expect(await askForFacts({computer: 'HOST1'}, {host, clock: systemClock})).toEqual({computer: 'HOST1'});
	}
});

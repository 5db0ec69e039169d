import {expect, test} from 'vitest';
import {findGuideFacts, isClusteredBy} from '../../source/core/guide-facts.ts';
import type {History} from '../../source/core/records/history.ts';
import type {CheckLine, Host} from '../../source/host/host.ts';
import {bareHost} from './bare-host.ts';
import {QuickClock} from './quick-clock.ts';

const system = {
	version: '10.0.2242.0', product: undefined, sqlServer: 'SQL01', database: 'SSODB', secretServer: 'SSO-NET',
};

function historyOf(file: string | undefined): History {
	const record = {
		time: '2026-11-20T10:00:00.000Z', computer: 'BIZ01', verdict: 'verified', proof: ['event'], evidence: [], file, size: 800, engine: 'console',
	};
	return {newest: async () => ({records: file === undefined ? [] : [record], isUncertain: false})} as unknown as History;
}

async function factsOf(parts: Partial<Host>, file?: string) {
	return findGuideFacts(bareHost(parts), {history: historyOf(file), clock: new QuickClock(new Date(0))});
}

const never = async () => new Promise<never>(() => {/* It hangs. */});
const cluster = (state: CheckLine['state']): Pick<Host, 'check'> => ({
	async check(report) {
		report({id: 'cluster', state, detail: 'Fine.'});
		report({id: 'service', state: 'stop', detail: 'It is stopped.'});
	},
});

test('all that is known is there', async () => {
	expect(await factsOf({
		...cluster('warning'),
		describeSystem: async () => system,
		installDirectories: async () => [
			{path: '/guessed', source: 'drive', foundIn: 'a drive'},
			{path: '/empty', source: 'registry', foundIn: 'registry'},
			{path: '/sso', source: 'registry', foundIn: 'registry'},
		],
		toolIn: async directory => directory === '/empty' ? undefined : {program: `${directory}/ssoconfig`, leadingArguments: []},
		othersCanChange: async () => 'no',
	}, '/backup/sso.bak')).toEqual({
		computer: 'BIZ01', secretServer: 'SSO-NET', sqlServer: 'SQL01', database: 'SSODB', installDirectory: '/sso', backupFile: '/backup/sso.bak', isClustered: true,
	});
});

test('a secret that is not loaded, and the name of the Windows cluster, are known', async () => {
	const facts = await factsOf({
		async check(report) {
			report({
				id: 'cluster', state: 'warning', detail: 'A node.', clusterName: 'CLUSTER01',
			});
			report({
				id: 'secret', state: 'warning', detail: 'Not loaded.', secret: {state: 'not-loadable', doubts: []},
			});
		},
	});
	expect(facts).toEqual({
		computer: 'BIZ01', isClustered: true, clusterName: 'CLUSTER01', cannotLoad: true,
	});
});

test('nobody is sent to a folder that others can change, or that was only guessed', async () => {
	const {installDirectory} = await factsOf({
		installDirectories: async () => [{path: '/sso', source: 'registry', foundIn: 'registry'}, {path: '/d', source: 'drive', foundIn: 'a drive'}],
		toolIn: async directory => ({program: `${directory}/ssoconfig`, leadingArguments: []}),
		othersCanChange: async () => 'yes',
	});
	expect(installDirectory).toBeUndefined();
});

test('what is not known is left out', async () => {
	expect(await factsOf({})).toEqual({computer: 'BIZ01'});
	expect(await factsOf({describeSystem: async () => ({...system, secretServer: undefined, database: undefined})})).toEqual({computer: 'BIZ01', sqlServer: 'SQL01'});
});

test('what fails or never answers leaves the rest as it is', async () => {
	const fails = async () => {
		throw new Error('It fails.');
	};

	for (const part of [never, fails]) {
		expect(await factsOf({check: part, installDirectories: part, describeSystem: async () => system})).toEqual({
			computer: 'BIZ01', secretServer: 'SSO-NET', sqlServer: 'SQL01', database: 'SSODB',
		});

		expect(await factsOf({...cluster('ok'), describeSystem: part}, '/b.bak')).toEqual({computer: 'BIZ01', isClustered: false, backupFile: '/b.bak'});
	}
});

test.each([['ok', false], ['warning', true], ['stop', true], ['unknown', undefined]] as const)('a cluster line that is %s', (state, isClustered) => {
	expect(isClusteredBy({state})).toBe(isClustered);
	expect(isClusteredBy(undefined)).toBeUndefined();
});

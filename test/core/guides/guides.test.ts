import {describe, expect, test} from 'vitest';
import {
	type Guide,
	type GuideFacts,
	type GuideStep,
	type GuideTopic,
	guideTopics,
} from '../../../source/core/guides/guide.ts';
import {guideFor, namesServer} from '../../../source/core/guides/guides.ts';
import {guidePage, guideParagraphs} from '../../../source/core/paper/guide-page.ts';
import {itemsOf} from '../../../source/journeys/guide/items.ts';
import {itemParagraphs} from '../../../source/page/checklist-page.ts';
import {frameSize} from '../../../source/page/frame.ts';
import {wrap} from '../../../source/text/wrap.ts';

const known: GuideFacts = {
	computer: 'BIZ02',
	secretServer: 'BIZ01',
	sqlServer: String.raw`SQL01\SSO`,
	database: 'SSODB',
	installDirectory: String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On`,
	backupFile: String.raw`D:\SSO-Backup\SSO-BIZ01.bak`,
};

const worlds: ReadonlyArray<readonly [string, GuideFacts]> = [
	['nothing known', {}],
	['another server', known],
	['the master secret server', {...known, computer: 'BIZ01', isClustered: false}],
	['a cluster node', {...known, secretServer: 'SSO-NET', isClustered: true}],
	['a cluster that is to get the secret', {...known, isClustered: true, newServer: 'SSO-NET'}],
	['a new server', {...known, isClustered: false, newServer: 'BIZ03'}],
	['a secret that is not loaded', {
		...known, computer: 'BIZ01', isClustered: false, cannotLoad: true,
	}],
	['a secret that is not loaded on a node', {
		...known, secretServer: 'SSO-NET', isClustered: true, cannotLoad: true,
	}],
];

const all = guideTopics.flatMap(topic => worlds.map(([name, facts]) => ({
	topic, name, facts, guide: guideFor(topic, facts),
})));

/** All that a step says, in the order in which it stands on a page. */
function textsOf({text, commands = [], expect: seen = '', danger = '', wayBack = '', source}: GuideStep): string[] {
	return [text, ...commands, seen, danger, wayBack, source];
}

function wordsOf(guide: Guide): string {
	return [guide.title, guide.when, ...guide.needs, ...guide.steps.flatMap(step => textsOf(step)), ...guide.never].join('\n');
}

function commandsOf({steps}: Guide): string[] {
	return steps.flatMap(({commands = []}) => commands);
}

function indexOf({steps}: Guide, has: (step: GuideStep) => boolean): number {
	return steps.findIndex(step => has(step));
}

const restores = ({commands = []}: GuideStep): boolean => commands.some(command => command.startsWith('ssoconfig -restoresecret'));

describe.each(all)('$topic, where $name', ({topic, facts, guide}) => {
	test('each step has a name of its own, a text and a source, and no field is empty', () => {
		expect(guide.topic).toBe(topic);
		expect(guide.steps.length).toBeGreaterThan(8);
		expect(new Set(guide.steps.map(({id}) => id)).size).toBe(guide.steps.length);
		for (const step of guide.steps) {
			expect(step.text.endsWith('.'), step.id).toBe(true);
			expect(step.text.length).toBeGreaterThan(20);
			expect(step.source, step.id).toMatch(/[^.]$/v);
			expect(step.source, step.id).toMatch(/KB\d|"\w|event page|SDK|inferred|account/v);
			for (const text of [step.where, step.expect, step.danger, step.wayBack, ...step.commands ?? []]) {
				expect(text, step.id).not.toBe('');
			}
		}

		expect(guide.needs.length).toBeGreaterThan(1);
		expect(guide.never.length).toBeGreaterThan(1);
	});

	test('what stands in no document is said to be inferred', () => {
		const inferred = new Set(['database-backup', 'show-server', 'name-server', 'restore', 'load', 'try-data', 'is-it-gone', 'choose', 'old-server', 'start', 'does-it-start', 'account', 'failover', 'r1-machine', 'r1-restore', 'r2-database', 'r2-restore', 'destroy']);
		const here = guide.steps.filter(({id}) => inferred.has(id));
		expect(here.length).toBeGreaterThan(4);
		expect(here.filter(({source}) => !/inferred/iv.test(source)).map(({id}) => id)).toEqual([]);
	});

	test('-showserver comes before every -updatedb, in the step before it or in the same words', () => {
		let isShown = false;
		let updates = 0;
		for (const text of guide.steps.flatMap(step => textsOf(step))) {
			for (const [found] of text.matchAll(/-showserver|-updatedb/gv)) {
				if (found === '-updatedb') {
					updates++;
					expect(isShown, text).toBe(true);
				}

				isShown = found === '-showserver';
			}
		}

		expect(wordsOf({...guide, steps: []})).not.toContain('-updatedb');
		expect(topic === 'service-account' ? updates === 0 : true).toBe(true);
	});

	test('the XML names the master secret server alone, in each of these steps', () => {
		const naming = guide.steps.filter(({id}) => id === 'server-file');
		expect(naming.length).toBe(commandsOf(guide).filter(command => command.startsWith('ssomanage -updatedb')).length);
		for (const {commands = []} of naming) {
			expect(commands.slice(-3).join('')).toMatch(/^<sso><globalInfo><secretServer>[A-Z][\w\-]{0,14}<\/secretServer><\/globalInfo><\/sso>$/v);
		}
	});

	test('never starts ENTSSO by hand on a cluster, and says so', () => {
		expect(wordsOf(guide)).not.toMatch(/\bnet (?:start|stop)\b|\bsc(?:\.exe)? start\b/iv);
		expect(guide.never.join(' ')).toContain('On a cluster node never start ENTSSO by hand');
		// Failover Cluster Manager alone, where it is known to be one.
		if (topic === 'rehearsal' || !facts.isClustered) {
			return;
		}

		const onCluster = guide.steps.filter(({where}) => where === undefined || (topic === 'cluster-node' && where !== 'the old server'));
		expect(onCluster.flatMap(step => textsOf(step)).join('\n')).not.toMatch(/\b(?:[Rr]es|[Ss])tart (?:it|ENTSSO)\b(?! by hand)/v);
		expect(guide.steps.some(({text}) => text.includes('Failover Cluster Manager'))).toBe(true);
	});

	test('this computer being on a cluster says nothing of another one', () => {
		const elsewhere = guide.steps.filter(({where, text}) => topic !== 'cluster-node' && where !== undefined && where !== facts.secretServer && text.includes('offline'));
		expect(elsewhere.filter(({text}) => text.includes('On this node'))).toEqual([]);
	});

	test('nothing is said twice', () => {
		const said = guide.steps.filter(({id}) => id !== 'r1-restore').flatMap(({text, expect: seen = '', danger = '', wayBack = ''}) => [text, seen, danger, topic === 'rehearsal' ? '' : wayBack]);
		const sentences = [guide.when, ...guide.needs, ...said, ...guide.never].join(' ').split(/(?<=[.:;]) /v)
			// Actions are, where they are done twice.
			.filter(sentence => sentence.length > 30 && !/services\.msc|Failover Cluster Manager/v.test(sentence));
		expect(sentences.length).toBeGreaterThan(20);
		expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) < index)).toEqual([]);
	});

	test('a word in capitals is explained where the command has it, and nowhere else', () => {
		const restoring = guide.steps.filter(step => restores(step));
		for (const {text, commands = []} of restoring) {
			expect(text.includes('FILE')).toBe(commands.some(command => command.endsWith(' FILE')));
		}
	});

	test('what the program sees for itself shows one step alone to be done, and on this computer', () => {
		const signed = guide.steps.filter(({sign}) => sign !== undefined);
		expect(signed.filter(({where}) => where !== undefined)).toEqual([]);
		const signs = signed.map(({sign}) => JSON.stringify(sign));
		expect(new Set(signs).size).toBe(signs.length);
		// As a rule it runs before anything is done.
		expect(signs.join(' ')).not.toContain('running');
	});

	test('whoever types ssoconfig or ssomanage is in their folder', () => {
		let place: string | undefined;
		for (const {where = '', commands = []} of guide.steps) {
			for (const command of commands) {
				place = command.startsWith('cd /d ') ? where : place;
				expect(/^sso(?:config|manage) /v.test(command) ? place : where, command).toBe(where);
			}
		}
	});

	test('names nothing that makes a secret', () => {
		expect(wordsOf(guide)).not.toMatch(/generat/iv);
		expect(guide.never.join(' ')).toContain('Make no new master secret');
	});

	test('before what may replace a secret, secret and database are kept; at the end the restored one is backed up', () => {
		const restoring = indexOf(guide, restores);
		expect(restoring).toBeGreaterThan(0);
		if (topic === 'rehearsal') {
			// On a machine that is thrown away.
			expect(guide.steps.filter(step => restores(step)).every(({where, wayBack}) => where === 'the test machine' && wayBack?.includes('checkpoint'))).toBe(true);
			expect(guide.steps.slice(0, restoring).some(({text}) => text.includes('make a checkpoint'))).toBe(true);
			return;
		}

		const database = indexOf(guide, ({id}) => id === 'database-backup');
		const secret = indexOf(guide, ({id}) => id === 'secret-backup');
		const naming = indexOf(guide, ({id}) => id === 'name-server');
		expect(database).toBeGreaterThan(-1);
		expect(database).toBeLessThan(naming === -1 ? restoring : naming);
		expect(secret).toBeGreaterThan(-1);
		expect(secret).toBeLessThan(restoring);
		// Whether there is one shows where ENTSSO runs as the master secret server, and not before.
		const isAsked = guide.steps[secret]?.text.startsWith('If event 10534 came without 10520') === true;
		expect(isAsked).toBe(topic === 'lost-master' || topic === 'recovered-environment');
		if (isAsked) {
			expect(secret).toBeGreaterThan(indexOf(guide, ({id}) => id === 'become-server'));
		}

		const last = indexOf(guide, ({id}) => id === 'backup-anew');
		expect(last).toBeGreaterThan(restoring);
		expect(guide.steps[last]).toMatchObject({text: 'Back up the restored secret, with a new file name.', commands: ['entsso-backup']});
	});

	test('after a restore it is shown to be loaded, and that data can be read and written', () => {
		const behind = guide.steps.slice(guide.steps.findLastIndex(step => restores(step)) + 1);
		expect(behind.map(({id}) => id).slice(0, 2)).toEqual(['load', 'try-data']);
		expect(behind[0]?.expect).toContain('10534 without 10520, 10521, 10565');
		const restoring = guide.steps.filter(step => restores(step));
		for (const {expect: seen, danger, wayBack} of restoring) {
			expect(seen).toContain('10523');
			expect(danger).toContain('Do not stop ENTSSO');
			expect(wayBack).toBeDefined();
		}
	});

	test('on the page a danger stands above what is typed, and each step has its source below them all', () => {
		const texts = guideParagraphs({guide}).map(({text}) => text);
		for (const {text, danger, commands} of guide.steps) {
			const command = commands?.[0];
			const below = texts.slice(texts.findIndex(each => each.endsWith(text)) + 1);
			if (danger !== undefined && command !== undefined) {
				expect(below.slice(0, 2)).toEqual([`Danger: ${danger}`, command]);
			}
		}

		expect(guide.steps.some(({danger, commands}) => danger !== undefined && commands !== undefined)).toBe(true);
		const sources = [...new Set(guide.steps.map(({source}) => source))];
		const numbersOf = (source: string): string => guide.steps.flatMap((step, index) => step.source === source ? [index + 1] : []).join(', ');
		expect(texts.at(-1)).toBe(sources.map(source => `${numbersOf(source)}: ${source}.`).join(' '));
	});

	test('is a page of ASCII of 78 columns, with line ends of one kind', () => {
		for (const end of ['\n', '\r\n']) {
			const text = guidePage({guide, practice: 'ok', notes: ['A note.']}, end);
			expect(text.replaceAll(end, '')).toMatch(/^[ -~]+$/v);
			expect(text.endsWith(end)).toBe(true);
			const lines = text.split(end);
			expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(78);
			expect(lines.filter(line => line !== line.trimEnd())).toEqual([]);
			// Two sheets of paper, and some lines more for what is seldom done whole.
			expect(lines.length).toBeLessThan(topic === 'recovered-environment' ? 155 : 140);
			expect(text).not.toContain('undefined');
		}
	});
});

describe('the words that a guide must have', () => {
	test.each<[GuideTopic, string]>([
		['lost-master', 'Restart nothing else'],
		['lost-master', 'Join an existing SSO system'],
		['lost-master', 'take it off the network'],
		['move', 'Join an existing SSO system'],
		['move', 'The old server still has the secret in its registry'],
		['cluster-node', 'It is not the name of the Windows cluster'],
		['cluster-node', 'do not restore again'],
		['cluster-node', 'take ENTSSO offline and online'],
		['service-account', 'stop here unless the result says verified'],
		['service-account', '(gMSA) is not supported'],
		['service-account', 'and restore the file once more under the old account'],
		['recovered-environment', String.raw`Enter the old and the new names in SampleUpdateInfo.xml (Schema\Restore of BizTalk Server)`],
		['recovered-environment', 'MSOLEDBSQL for SQLOLEDB'],
		['recovered-environment', 'SSO Server name in the properties of the group'],
		['rehearsal', 'proves nothing: go on to R2'],
		['recovered-environment', 'Perhaps nothing needs restoring'],
		['recovered-environment', '0x80070005'],
		['recovered-environment', 'do not reset its password'],
		['rehearsal', 'It does not prove the password.'],
		['rehearsal', 'R1 proves the password and the file'],
		['rehearsal', 'It does not prove that your data can be read.'],
		['rehearsal', 'This is not a way to restore on the live master secret server'],
		['rehearsal', 'R3, a backup and a restore of it on the live master secret server'],
	])('%s: %s', (topic, words) => {
		for (const [, facts] of worlds) {
			expect(wordsOf(guideFor(topic, facts))).toContain(words);
		}
	});

	test('of a rehearsal, nothing but R0 is done on this computer, and least of all on the master secret server', () => {
		for (const [, facts] of worlds) {
			const {steps, when} = guideFor('rehearsal', facts);
			expect(steps.filter(({where}) => where === undefined).map(({id}) => id)).toEqual(['r0']);
			expect(when.includes('which this computer is')).toBe(facts.secretServer === 'BIZ01' && facts.computer === 'BIZ01');
			expect(JSON.stringify(steps)).not.toContain('BIZ01"');
		}
	});

	test('of an account, the backup is verified before ENTSSO is stopped, and both the start and its way back are said as they are', () => {
		const {steps} = guideFor('service-account', {});
		expect(steps.map(({id}) => id).slice(0, 6)).toEqual(['secret-backup', 'database-backup', 'prepare-account', 'stop', 'change-account', 'start']);
		expect(steps.find(({id}) => id === 'start')).toMatchObject({text: expect.stringContaining('From this start on') as string, wayBack: expect.stringMatching(/^Until the restore: set the old account again/v) as string});
	});

	test('of an account that was changed already, what can be done now comes first, and may be all', () => {
		const {title, steps} = guideFor('service-account', {cannotLoad: true});
		expect(title).toContain('was changed');
		expect(steps[0]).toMatchObject({id: 'old-account', expect: 'Event 10534 without 10565 and 10521: the secret is loaded again.'});
		expect(steps[0]?.text).toMatch(/^Set the old account again[\s\S]*If that account is gone for good[\s\S]*of an older backup file/v);
		expect(steps[1]).toMatchObject({id: 'secret-backup', text: expect.stringContaining('You may stop here') as string});
		expect(JSON.stringify(guideFor('service-account', {}))).not.toContain('You may stop here');
		expect(guideFor('cluster-node', {cannotLoad: true}).steps[0]?.text).toMatch(/a registry key is replicated with it\. If so, do not restore/v);
	});

	test('the name of a node is never the one that its cluster goes by', () => {
		for (const topic of ['move', 'lost-master', 'recovered-environment'] as const) {
			for (const secretServer of ['SSO-NET', 'BIZ01', undefined]) {
				const guide = guideFor(topic, {...known, isClustered: true, ...(secretServer !== undefined && {secretServer})});
				expect(commandsOf(guide).join('\n'), topic).not.toContain('<secretServer>BIZ02');
				expect(wordsOf(guide)).not.toContain('Name BIZ02');
			}
		}
	});

	test('the name of the Windows cluster is not taken for the network name', () => {
		const facts = {...known, secretServer: 'CLUSTER01', isClustered: true};
		expect(wordsOf(guideFor('cluster-node', facts))).toContain('here CLUSTER01.');
		expect(wordsOf(guideFor('cluster-node', {...facts, clusterName: 'cluster01'}))).toContain('here NETWORKNAME.');
		expect(guideFor('cluster-node', {...facts, clusterName: 'cluster01'}).steps.map(({id}) => id)).toContain('server-file');
	});

	test('a computer that is the master secret server is not called lost', () => {
		const {when} = guideFor('lost-master', {...known, computer: 'BIZ01'});
		expect(when).toContain('This computer is the master secret server; BIZ01 is not lost');
		expect(guideFor('lost-master', known).when).toContain('BIZ01 held the master secret and does not come back.');
	});

	test('files that lie beside the page are used, and not typed once more', () => {
		const page = (topic: GuideTopic, facts: GuideFacts): GuideStep => guideFor(topic, facts).steps.find(({id}) => id === 'server-file')!;
		const both = page('move', {...known, newServer: 'BIZ03', filesBeside: ['server.xml', 'old-server.xml']});
		expect(both.text).toContain('Copy server.xml and old-server.xml from beside this page');
		expect(both.text).toContain('they name BIZ03, and for the way back BIZ01');
		expect(both.commands?.join(' ')).not.toMatch(/notepad|<sso>/v);
		const one = page('move', {...known, newServer: 'BIZ03', filesBeside: ['server.xml']});
		expect(one.text).toMatch(/Copy server\.xml from beside this page[\s\S]*Save the same lines also as old-server\.xml/v);
		const old = page('lost-master', {...known, filesBeside: ['old-server.xml']});
		expect(old.text).toMatch(/Save the three lines from <sso> to <\/sso>, and nothing else, as server\.xml[\s\S]*Copy old-server\.xml from beside this page/v);
		expect(old.commands).toContain('notepad server.xml');
		const rehearsed = page('rehearsal', {...known, newServer: 'TEST', filesBeside: ['server.xml']});
		expect(rehearsed.text).not.toContain('old-server.xml');
	});

	test('no tag of the XML is broken in the smallest window', () => {
		for (const topic of guideTopics) {
			const guide = guideFor(topic, {...known, newServer: 'A'.repeat(15)});
			const rows = wrap(itemsOf(guide, undefined).flatMap(item => itemParagraphs(item, [])), frameSize({columns: 60, rows: 18}).width - 2)
				.map(row => row.map(({text}) => text).join(''));
			const lines = commandsOf(guide).filter(command => command.startsWith('<'));
			expect(lines.filter(line => rows.every(row => !row.endsWith(line)))).toEqual([]);
		}
	});

	test('a server that the secret moved from is restarted, so that there is one master secret server', () => {
		const has = (topic: GuideTopic, facts: GuideFacts): boolean => guideFor(topic, facts).steps.some(({id}) => id === 'old-server');
		expect(['move', 'lost-master', 'cluster-node'].filter(topic => !has(topic as GuideTopic, known))).toEqual([]);
		// The cluster has it already.
		expect(has('cluster-node', {...known, secretServer: 'SSO-NET', isClustered: true})).toBe(false);
	});

	test('the other SSO servers look for the name of the new one', () => {
		const other = (topic: GuideTopic, facts: GuideFacts): string => guideFor(topic, facts).steps.find(({id}) => id === 'other-servers')!.text;
		expect(other('move', {...known, newServer: 'BIZ03'})).toContain('names BIZ03.');
		expect(other('lost-master', known)).toContain('names BIZ02.');
		expect(other('service-account', known)).toContain('names BIZ01.');
		expect(other('cluster-node', known)).toContain('names NETWORKNAME.');
	});

	test('of a recovered environment, no step is promised that is not there', () => {
		const words = (facts: GuideFacts): string => wordsOf(guideFor('recovered-environment', facts));
		expect(words({...known, computer: 'BIZ01'})).not.toMatch(/the steps below do the same|named just now/v);
		expect(words(known)).toContain('the steps below do the same');
	});

	test('10532 proves no loss, and nobody is told otherwise', () => {
		expect(guideFor('lost-master', known).steps.find(({id}) => id === 'is-it-gone')?.expect).toContain('no more than that BIZ01 did not answer');
	});

	test('only an account leaves the name of the server as it is', () => {
		expect(guideTopics.filter(topic => !namesServer(topic))).toEqual(['service-account']);
	});
});

import {expect, test} from 'vitest';
import {
	changeFolderCommand,
	serverXml,
	showServerCommand,
	updateCommand,
} from '../../../source/core/guides/commands.ts';
import {guideTopics} from '../../../source/core/guides/guide.ts';
import {guideFor} from '../../../source/core/guides/guides.ts';
import * as steps from '../../../source/core/guides/restore-steps.ts';
import {restoring} from '../../../source/core/paper/restoring.ts';
import type {EngineOutcome} from '../../../source/core/engines/task.ts';
import {adviceFor} from '../../../source/core/restore/restore-advice.ts';
import {loggedRestore} from '../../../source/core/restore/restore-events.ts';
import {runbookPage} from '../../../source/runbook/runbook-page.ts';

const joined = (texts: readonly string[]): string => texts.join(' ').replaceAll(/\s+/gv, ' ');
const guides = (isClustered: boolean): string => joined(guideTopics.flatMap(topic => {
	const {needs, steps: all} = guideFor(topic, {isClustered});
	return [...needs, ...all.flatMap(({text, commands = [], expect: seen = ''}) => [text, ...commands, seen])];
}));
const sheet = joined(restoring('BIZ01').map(({text}) => text));
const page = runbookPage({installDirectory: undefined, backupFile: undefined}).replaceAll(/\s+/gv, ' ');

test('sheet, runbook and guides restore in the same words', () => {
	for (const text of [steps.restart, steps.isLoaded, steps.backUpPresent, steps.rights, steps.openPrompt, changeFolderCommand(), showServerCommand, updateCommand('server.xml')]) {
		expect(sheet).toContain(text);
		expect(page).toContain(text);
		// There it is a step behind the restart that shows it.
		if (text !== steps.backUpPresent) {
			expect(guides(false)).toContain(text);
		}
	}

	for (const text of [steps.everyNode, steps.restartOnCluster]) {
		expect(guides(true)).toContain(text);
		expect(sheet).toContain(text);
		expect(page).toContain(text);
	}

	expect(page).toContain(steps.hotfixFirst);
	expect(guides(false)).toContain(steps.hotfixFirst);
	expect(sheet).toContain(serverXml('NAME').join(''));
});

test('on the sheet too, the SSO server of the tools is seen before its system is changed', () => {
	expect(sheet.indexOf(showServerCommand)).toBeGreaterThan(-1);
	expect(sheet.indexOf(showServerCommand)).toBeLessThan(sheet.indexOf('-updatedb'));
	expect(sheet.match(/-updatedb/gv)).toHaveLength(1);
});

// That restore.cmd does so too is tested in test/commands/runbook.test.ts: the script is text in the bundle alone.
test('the result of a restore goes on in the words of the guides', () => {
	const advice = [false, true].flatMap(isCluster => (['accepted', 'loaded'] as const).flatMap(level => adviceAt(level, isCluster)));
	// Who was told to stop host instances is told to start them.
	expect(advice.filter(text => text.includes('host instances of BizTalk: start it again'))).toHaveLength(4);
	for (const text of [steps.restartInServices, steps.restartOnCluster, steps.tryData, steps.backUpAnew, steps.otherServers, steps.thenEveryNode]) {
		expect(joined(advice)).toContain(text);
	}
});

/** Next steps of a restore that ENTSSO took, or that it loaded as well. */
function adviceAt(level: 'accepted' | 'loaded', isCluster: boolean): string[] {
	const outcome: EngineOutcome = {
		ending: 'exited', engine: 'console', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false,
	};
	const logged = loggedRestore([], {file: String.raw`D:\SSO.bak`, pathStyle: 'windows', startedAt: new Date(0)});
	return adviceFor(level, {isCluster, version: undefined, outcome}, logged, undefined).map(({text}) => text);
}

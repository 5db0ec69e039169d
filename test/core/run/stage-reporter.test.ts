import {expect, test} from 'vitest';
import {StageReporter} from '../../../source/core/run/stage-reporter.ts';
import type {Stage} from '../../../source/core/proof/result.ts';

function told(...begun: readonly Stage[]): string[] {
	const lines: string[] = [];
	const reporter = new StageReporter((stage, state) => {
		lines.push(`${stage} ${state}`);
	});
	for (const stage of begun) {
		reporter.begin(stage);
	}

	reporter.end('done');
	reporter.skipRest();
	return lines;
}

test('a prompt that comes before another is not said to be skipped, and is told when it comes', () => {
	expect(told('start', 'confirmation', 'password', 'reminder', 'waiting')).toEqual([
		'folder skipped',
		'start start',
		'start done',
		'confirmation start',
		'confirmation done',
		'password start',
		'password done',
		'reminder start',
		'reminder done',
		'waiting start',
		'waiting done',
		'evidence skipped',
		'copy skipped',
	]);
});

test('one that never came is skipped with the next stage, and what is past comes no more', () => {
	expect(told('start', 'confirmation', 'waiting', 'password', 'start')).toEqual([
		'folder skipped',
		'start start',
		'start done',
		'confirmation start',
		'confirmation done',
		'password skipped',
		'reminder skipped',
		'waiting start',
		'waiting done',
		'evidence skipped',
		'copy skipped',
	]);
});

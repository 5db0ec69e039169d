import {describe, expect, test} from 'vitest';
import {validateInstallDirectory} from '../../source/journeys/shared/install-directory.ts';
import {trustIn, whyNotStarted} from '../../source/host/tool-trust.ts';
import type {DirectorySource, YesNoUnknown} from '../../source/host/host.ts';

const folder = String.raw`D:\Program Files\Common Files\Enterprise Single Sign-On`;
const others: readonly YesNoUnknown[] = ['no', 'unknown', 'yes'];

describe('a tool', () => {
	test.each<[DirectorySource, string]>([
		['named', 'start start start'],
		['practice', 'start start start'],
		['registry', 'start ask stop'],
		['service', 'start ask stop'],
		['component', 'start ask stop'],
		['default-folder', 'start ask stop'],
		['variable', 'ask stop stop'],
		['drive', 'ask stop stop'],
		['last-time', 'ask stop stop'],
	])('found by %s, where others cannot change it, where that is unknown, and where they can: %s', (source, expected) => {
		expect(others.map(answer => trustIn(source, answer)).join(' ')).toBe(expected);
	});

	test('that was not started is named, with where it was found and why', () => {
		expect(whyNotStarted('ssomanage.exe', {path: String.raw`F:\SSO`, source: 'drive', foundIn: 'drive F:'}, 'no'))
			.toBe(String.raw`ssomanage.exe in F:\SSO (found by: drive F:) was not started. Windows does not say that ENTSSO is there.`);
	});
});

describe('the folder of a tool', () => {
	const judge = (source: DirectorySource | undefined, othersCanChange: YesNoUnknown) => validateInstallDirectory(folder, 'windows', {
		folder: 'there', tool: {program: 'ssoconfig.exe', leadingArguments: []}, othersCanChange,
	}, source);

	test('is accepted without a word where Windows or the user names it, and only administrators can change it', () => {
		expect(judge('registry', 'no')).toEqual({warnings: [], note: 'ssoconfig is here.'});
		expect(judge(undefined, 'no')).toEqual({warnings: [], note: 'ssoconfig is here.'});
	});

	test('is accepted with a warning where it is a guess', () => {
		expect(judge('drive', 'no')).toMatchObject({warnings: ['Windows does not say that ENTSSO is in this folder. Go on only if you know that it is.']});
	});

	test.each<[DirectorySource, YesNoUnknown]>([
		['registry', 'yes'], ['drive', 'yes'], ['last-time', 'yes'], ['variable', 'unknown'],
	])('is refused where it was offered by %s and others can change it: %s', (source, answer) => {
		expect(judge(source, answer).refusal).toContain('type its whole path anew');
	});

	test.each<[DirectorySource, YesNoUnknown, string]>([
		['named', 'yes', 'Other users can change the ssoconfig in this folder, or put another in its place.'],
		['named', 'unknown', 'could not be found out'],
		['registry', 'unknown', 'could not be found out'],
	])('is accepted with a warning where it is by %s, and others can change it: %s', (source, answer, warning) => {
		expect(judge(source, answer)).toMatchObject({warnings: [expect.stringContaining(warning)]});
		expect(judge(source, answer).refusal).toBeUndefined();
	});
});

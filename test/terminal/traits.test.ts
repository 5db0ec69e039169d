import {expect, test} from 'vitest';
import {traitsOf} from '../../source/terminal/traits.ts';

const wishes = {hasColour: true, isAscii: false};
const all = {hasColour: true, isAscii: false, marksPastes: true};

test.each([
	['a terminal of today', 'posix', {LANG: 'C.UTF-8', TERM: 'xterm-256color'}, 'en-US', all],
	['nothing known', 'posix', {}, 'en-US', all],
	['another encoding', 'posix', {LANG: 'de_DE.ISO-8859-1'}, 'de-DE', {...all, isAscii: true}],
	['the encoding of LC_ALL before that of LANG', 'posix', {LC_ALL: 'C', LANG: 'C.UTF-8'}, 'en-US', {...all, isAscii: true}],
	['the console of Linux itself', 'posix', {TERM: 'linux', LANG: 'C.UTF-8'}, 'en-US', {...all, marksPastes: false}],
	['the old console of Windows', 'windows', {}, 'en-US', {...all, isAscii: true, marksPastes: false}],
	['Windows Terminal', 'windows', {WT_SESSION: 'd1f6'}, 'en-US', all],
	['Windows Terminal in Japanese', 'windows', {WT_SESSION: 'd1f6'}, 'ja-JP', {...all, isAscii: true}],
	['Chinese', 'posix', {LANG: 'zh_CN.UTF-8'}, 'zh-CN', {...all, isAscii: true}],
	['Korean', 'posix', {}, 'ko', {...all, isAscii: true}],
	['NO_COLOR', 'posix', {NO_COLOR: '1'}, 'en-US', {...all, hasColour: false}],
	['an empty NO_COLOR', 'posix', {NO_COLOR: ''}, 'en-US', all],
] as const)('%s', (_name, pathStyle, environment, language, traits) => {
	expect(traitsOf({pathStyle, environment}, language, wishes)).toEqual(traits);
});

test('the flags have the last word', () => {
	expect(traitsOf({pathStyle: 'posix', environment: {}}, 'en-US', {hasColour: false, isAscii: true})).toMatchObject({hasColour: false, isAscii: true});
});

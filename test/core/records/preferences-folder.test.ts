import os from 'node:os';
import {expect, test} from 'vitest';
import {NoHomeError, preferencesFolder, type User} from '../../../source/core/records/preferences-folder.ts';

const none = (): string => {
	throw new Error('no home');
};

test.each<[string, User['environment'], () => string, string]>([
	['linux', {}, () => '/home/me', '/home/me/.config/x'],
	['linux', {XDG_CONFIG_HOME: ''}, () => '/home/me', '/home/me/.config/x'],
	['linux', {XDG_CONFIG_HOME: '/elsewhere'}, none, '/elsewhere/x'],
	['darwin', {XDG_CONFIG_HOME: '/elsewhere'}, () => '/Users/me', '/Users/me/Library/Preferences/x'],
	['win32', {APPDATA: String.raw`D:\Data`}, none, String.raw`D:\Data\x\Config`],
	['win32', {}, () => String.raw`C:\Users\me`, String.raw`C:\Users\me\AppData\Roaming\x\Config`],
])('on %s with %j', (platform, environment, home, folder) => {
	expect(preferencesFolder('x', {platform, environment, home})).toBe(folder);
});

test.each([none, () => os.devNull, () => '', () => 'home'])('without a home folder there is none', home => {
	expect(() => preferencesFolder('x', {platform: 'linux', environment: {}, home})).toThrow(NoHomeError);
});

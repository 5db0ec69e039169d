import {expect, test} from 'vitest';
import {Secret} from '../../source/values/secret.ts';
import {problemOf} from '../../source/wizard/question.ts';
import {changeAnswers, contextOf, currentJourney} from '../../source/wizard/state.ts';
import {newWizard} from '../wizard/options.ts';

/** What the password step says of this password, with these answers beside it. */
function problemWith(password: string, given: Readonly<Record<string, string>>): string | undefined {
	const state = newWizard();
	const {journey, answers: {texts}} = currentJourney(state);
	const secret = new Secret(password);
	const context = contextOf(changeAnswers(state, {
		texts: {
			...texts, 'install-directory': String.raw`C:\SSO`, 'backup-file': String.raw`D:\B\SSO.bak`, ...given,
		},
		secrets: {password: secret, confirmation: secret},
	}));
	return problemOf(journey.questions.find(({id}) => id === 'password')!, context);
}

test.each([
	['the backup file', {'backup-file': String.raw`D:\SSO-Backup\Zebra-Kite-4711x.bak`}],
	['the backup file', {'backup-file': String.raw`D:\zebra-kite-4711x\ `}],
	['the second copy', {'second-copy': String.raw`\\server\share\ZEBRA-KITE-4711X`}],
	['ssoconfig', {'install-directory': String.raw`C:\Zebra-Kite-4711x\SSO`}],
])('a password that the path of %s holds, in any letter case, is refused: a path is on command lines and in files', (what, given) => {
	expect(problemWith('Zebra-Kite-4711x', given)).toBe(`The path of ${what} holds this password, and is no secret. Choose another password.`);
});

test.each(['Zebra-Kite-4711x', 'SSO.bak-SSO.bak', String.raw`kab.OSS\B`])('the password %s is in no path', password => {
	expect(problemWith(password, {'second-copy': String.raw`E:\sso`})).toBeUndefined();
});

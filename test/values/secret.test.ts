import {inspect} from 'node:util';
import {expect, test} from 'vitest';
import {Secret} from '../../source/values/secret.ts';

test('whatever prints it prints no secret', () => {
	const secret = new Secret('Tr0ub4dor&3');
	expect([String(secret), JSON.stringify({secret}), inspect({secret}), Object.values(secret)]).toEqual(['[secret]', '{"secret":"[secret]"}', '{ secret: [secret] }', []]);
});

test('once it is wiped nobody gets it any more', () => {
	const secret = new Secret('Tr0ub4dor&3');
	secret.wipe();
	expect([secret.reveal(), secret.length, secret.equals(new Secret(''))]).toEqual(['', 0, true]);
});

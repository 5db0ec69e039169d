import {expect, test} from 'vitest';
import {methods} from '../../../../source/host/windows/administration/methods.ts';
import {requestIn} from '../../../../source/host/windows/administration/reply.ts';

const names = ['BackupSecret', 'GetFilePasswordReminder', 'GetServerStatus', 'RestoreSecret'];

/** ISSOConfigSS, and ISSOConfigOM for the status alone. */
const secretServer = '92A8E726-A83B-4EF6-8D77-197558227B0D';

test('these names may be called, and no other', () => {
	expect(Object.keys(methods).toSorted()).toEqual(names);
	expect(methods.RestoreSecret).toEqual({interfaceId: secretServer, parameters: ['text', 'text']});
});

test.each(names)('%s is a request that may be made', method => {
	expect(requestIn(JSON.stringify({method, values: ['a']}))).toEqual({method, values: ['a']});
});

// The other methods of the same interface, and of names that are like those above.
test.each(['GenerateSecret', 'SetSSOServer', 'UpdateGlobalInfo', 'restoresecret', 'RestoreSecret ', 'toString', '__proto__', '', 7, null, ['RestoreSecret']])('%j is none', method => {
	expect(requestIn(JSON.stringify({method, values: ['a']}))).toBeUndefined();
});

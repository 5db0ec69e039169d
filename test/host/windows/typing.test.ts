import {describe, expect, test} from 'vitest';
import type {Administration, CallResult, ServerStatus} from '../../../source/host/administration.ts';
import {findDirectoryFacts} from '../../../source/host/directory-facts.ts';
import {takesPlainTextOnly} from '../../../source/host/windows/typing.ts';
import {installDirectory} from './captured.ts';
import {windowsHost} from './rig.ts';

function administrationThat(state: CallResult<ServerStatus>['state']): Administration {
	const result = {
		state, reason: 'It is not registered.', code: '0xC0002A0F', text: [],
	} as unknown as CallResult<never>;
	return {perform: async () => result, readReminder: async () => result, serverStatus: async () => result};
}

const registered = async () => ({known: true, value: new Map()} as const);
const absent = async () => ({known: true, value: undefined} as const);
const unasked = async () => ({known: false, detail: 'The registry did not answer.'} as const);

describe('only plain text can be given to ssoconfig', () => {
	test.each([
		['an old console and no component', '10.0.17763', absent, administrationThat('returned'), true],
		['an old console and a component that cannot be called', '10.0.19045', registered, administrationThat('unusable'), true],
		['an old console and no way to call', '10.0.17763', registered, undefined, true],
		['an old console and a component that answers', '10.0.17763', registered, administrationThat('returned'), false],
		['an old console and a component that refuses', '10.0.17763', registered, administrationThat('failed'), false],
		['an old console and a registry that does not tell, but a component that answers', '10.0.17763', unasked, administrationThat('returned'), false],
		['a console that takes key records', '10.0.20348', absent, undefined, false],
		['a newer one', '10.0.26100', absent, administrationThat('unusable'), false],
	] as const)('%s', async (_name, release, component, administration, expected) => {
		expect(await takesPlainTextOnly({release, component, administration} as Parameters<typeof takesPlainTextOnly>[0])).toBe(expected);
	});

	test('is asked once, and told with the facts of the install directory', async () => {
		let calls = 0;
		const administration = {
			...administrationThat('unusable'),
			async serverStatus() {
				calls++;
				return {state: 'unusable', reason: 'It is not registered.'} as const;
			},
		};
		const host = windowsHost({administration, release: '10.0.17763'});
		expect(await findDirectoryFacts(host, installDirectory)).toMatchObject({takesPlainTextOnly: true});
		expect(await findDirectoryFacts(host, installDirectory)).toMatchObject({takesPlainTextOnly: true});
		expect(calls).toBe(1);
		const newer = await findDirectoryFacts(windowsHost({administration, release: '10.0.20348'}), installDirectory);
		expect(newer.takesPlainTextOnly).toBeUndefined();
	});
});

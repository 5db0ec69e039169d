import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	inject,
	test,
} from 'vitest';
import {Computer} from './wine/computer.ts';

/** Where cmd.exe could take a part of the path for a command. */
const folder = String.raw`C:\tools & (more)`;

/** Stands in for the program: says what it was given. */
const telling = 'console.log(JSON.stringify({given: process.argv.slice(2), flags: process.execArgv, names: Object.keys(process.env)}));';

type Told = {readonly given: readonly string[]; readonly flags: readonly string[]; readonly names: readonly string[]};

describe('entsso-backup.cmd', () => {
	let computer: Computer;

	beforeAll(async () => {
		computer = await Computer.start();
		for (const name of ['node.exe', 'entsso-backup.cmd']) {
			await computer.copyIn(path.join(inject('program'), name), `${folder}\\${name}`);
		}

		await computer.write(String.raw`${folder}\cli.mjs`, telling);
	});

	afterAll(async () => {
		await computer.close();
	});

	async function launch(given: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Told> {
		const {exitCode, output} = await computer.run(String.raw`${folder}\entsso-backup.cmd`, given, {environment, limit: 60_000});
		expect(exitCode).toBe(0);
		return JSON.parse(output) as Told;
	}

	test('hands on arguments as they are', async () => {
		const given = ['run', 'a ^ b', 'a & b', 'a ! b', 'a ( b )', '100 % of', String.raw`C:\a folder\\`, '--json'];
		expect(await launch(given)).toMatchObject({given, flags: ['--disable-sigusr1', '--max-semi-space-size=2']});
	});

	test('takes away all that Node.js and OpenSSL go by, and runs nothing of the names', async () => {
		const names = [
			'NODE_OPTIONS',
			'NODE_COMPILE_CACHE',
			'NODE_PATH',
			'node_extra_ca_certs',
			'OPENSSL_CONF',
			'OPENSSL_MODULES',
			'SSL_CERT_FILE',
			'SSL_CERT_DIR',
			'NODE_',
			'NODE_a b',
			'NODE_!x!',
			'NODE_%PATH%',
			String.raw`NODE_a&echo x>C:\trace`,
			String.raw`NODE_a"&echo x>C:\trace&"`,
			'NODE_^a|b',
			'NODE_(a)',
		];
		const {names: left} = await launch(['check'], {KEPT: 'yes', ...Object.fromEntries(names.map(name => [name, String.raw`C:\not there`]))});
		expect(left).toContain('KEPT');
		expect(left.filter(name => /^(?:node|openssl|ssl)_/iv.test(name))).toEqual([]);
		expect(await readdir(computer.file('C:\\'))).not.toContain('trace');
	});
});

import {rm} from 'node:fs/promises';
import path from 'node:path';
import {inject} from 'vitest';
import type {Computer} from './wine/computer.ts';

const classKey = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Classes\CLSID\{2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37}`;

/** What GetServerStatus gives. */
export type Status = {
	readonly server: string;
	readonly sqlServer: string;
	readonly database: string;
	readonly serviceAccount: string;
	readonly cluster: string;
	readonly node: string;
	/** Four numbers with blanks between. */
	readonly version: string;
	readonly flags: number;
};

/** That of a master secret server as it should be; the test computer is called WINDOWS. */
export const healthyStatus: Status = {
	server: 'WINDOWS', sqlServer: 'SQL1', database: 'SSODB', serviceAccount: 'LocalSystem', cluster: '', node: 'WINDOWS', version: '10 0 2242 0', flags: 0x43,
};

export type ComponentOptions = {
	/** What it does, a line for each method, as the source of the stand-in explains. */
	readonly behaviour?: readonly string[];
	readonly status?: Partial<Status>;
	/** As `InprocServer32` has it; undefined for none. */
	readonly threadingModel?: 'Apartment' | 'Both' | 'Free' | undefined;
	/** Another file in place of the component. */
	readonly replacement?: string;
};

/** Puts the stand-in for the component of ENTSSO into a folder, without what an earlier one left there, and registers it. */
export async function installComponent(computer: Computer, folder: string, options: ComponentOptions = {}): Promise<void> {
	const file = String.raw`${folder}\SSOConfigOM.dll`;
	for (const name of ['received', 'asked', 'released', 'misused']) {
		await rm(computer.file(String.raw`${folder}\component-${name}.txt`), {force: true});
	}

	const source = options.replacement ?? path.join(inject('standIns'), 'SSOConfigOM.dll');
	await computer.copyIn(source, file);
	await computer.write(String.raw`${folder}\component.txt`, `${(options.behaviour ?? []).join('\n')}\n`);
	const {
		server, sqlServer, database, serviceAccount, cluster, node, version, flags,
	} = {...healthyStatus, ...options.status};
	await computer.write(String.raw`${folder}\status.txt`, [server, sqlServer, database, serviceAccount, cluster, node, version, String(flags), ''].join('\n'));
	await unregisterComponent(computer);
	const model = options.threadingModel === undefined ? '' : `"ThreadingModel"="${options.threadingModel}"\n`;
	await computer.changeRegistry(`[${classKey}\\InprocServer32]\n@="${file.replaceAll('\\', '\\\\')}"\n${model}`);
}

export async function unregisterComponent(computer: Computer): Promise<void> {
	await computer.changeRegistry(`[-${classKey}]\n`);
}

/** What the component tells in one of its files, such as `received`, a line each; undefined when there is none. */
export async function toldBy(computer: Computer, folder: string, name: 'received' | 'asked' | 'released' | 'misused'): Promise<string[] | undefined> {
	try {
		const text = await computer.read(String.raw`${folder}\component-${name}.txt`);
		return text.trimEnd().split('\n');
	} catch {
		return undefined;
	}
}

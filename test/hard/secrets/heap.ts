import {readdir, readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import {expect} from 'vitest';
import {program} from '../../pty/launch.ts';
import type {TerminalOptions, TestTerminal} from '../../pty/terminal.ts';

type Snapshot = {
	readonly snapshot: {readonly meta: {readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]]; readonly edge_fields: readonly string[]}};
	readonly nodes: readonly number[];
	readonly edges: readonly number[];
	readonly strings: readonly string[];
};

/** What Node.js is started with to leave a snapshot at the end of a program. */
export const snapshotAtExit = ['--import', new URL('heap-at-exit.mjs', import.meta.url).href, '--heap-snapshot-string-limit=100000'] as const;

/** The heap snapshot that a program writes into its working folder, once it is whole. */
export async function readSnapshot(folder: string): Promise<Snapshot> {
	for (;;) {
		const names = await readdir(folder);
		const file = names.find(name => name.endsWith('.heapsnapshot'));
		try {
			return JSON.parse(await readFile(path.join(folder, file ?? ''), 'utf8')) as Snapshot;
		} catch {
			// It is still being written.
			await pause(100);
		}
	}
}

/** All texts in the heap; one that is kept as two halves is put together. */
export function textsIn({snapshot: {meta}, nodes, edges, strings}: Snapshot): string[] {
	const width = meta.node_fields.length;
	const edgeWidth = meta.edge_fields.length;
	const name = meta.node_fields.indexOf('name');
	const edgeCount = meta.node_fields.indexOf('edge_count');
	const halves = meta.node_types[0].indexOf('concatenated string');
	const texts = [...strings];
	const textAt = (node: number): string => strings[nodes[node + name] ?? 0] ?? '';
	let edge = 0;
	for (let node = 0; node < nodes.length; node += width) {
		const end = edge + ((nodes[node + edgeCount] ?? 0) * edgeWidth);
		if (nodes[node] === halves) {
			const targets = edges.slice(edge, end).filter((_, index) => index % edgeWidth === 2);
			texts.push(targets.map(target => textAt(target)).join(''));
		}

		edge = end;
	}

	return texts;
}

/** Starts the program so that its heap can be looked at while it runs. */
export function startedForHeap(...flags: readonly string[]): TerminalOptions {
	return {
		command: process.execPath, arguments: ['--heapsnapshot-signal=SIGUSR2', '--heap-snapshot-string-limit=100000', program, ...flags], rows: 60,
	};
}

/** All texts in the heap of the program as it is now. */
export async function heapOf(terminal: TestTerminal): Promise<string[]> {
	await terminal.signal('SIGUSR2');
	const texts = textsIn(await readSnapshot(terminal.home));
	for (const name of await readdir(terminal.home)) {
		if (name.endsWith('.heapsnapshot')) {
			await rm(path.join(terminal.home, name));
		}
	}

	// It is the heap of the program: the file of the backup is in it.
	expect(texts.some(line => line.includes('SSO-Backup-Practice'))).toBe(true);
	return texts;
}

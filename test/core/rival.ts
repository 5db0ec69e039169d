import {spawn} from 'node:child_process';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

export type Rival = {
	/** Has it make a file at this name at once, if nothing stands there; does not wait for it. */
	race(name: string): void;
	/** Ends it, and gives the names at which it made something. */
	end(): Promise<ReadonlySet<string>>;
};

/** Starts a process that makes files, or links to `link`, at the same time as somebody else. */
export async function startRival(link?: string): Promise<Rival> {
	const child = spawn(process.execPath, [fileURLToPath(new URL('rival.mjs', import.meta.url))], {
		env: {...process.env, ...(link !== undefined && {LINK: link})},
		stdio: ['pipe', 'pipe', 'inherit'],
		timeout: 60_000,
	});
	const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
	await lines.next();
	return {
		race(name) {
			child.stdin.write(`${name}\n`);
		},
		async end() {
			child.stdin.end();
			const made = new Set<string>();
			for await (const name of lines) {
				made.add(name);
			}

			return made;
		},
	};
}

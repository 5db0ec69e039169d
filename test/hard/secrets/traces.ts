import {Buffer} from 'node:buffer';
import {
	readdir,
	readFile,
	readlink,
} from 'node:fs/promises';
import path from 'node:path';

/** The ways in which a secret could stand in a file or a process: in clear, reversed, as UTF-16, as Base64 or hex. */
export function disguisesOf(secret: string): Uint8Array[] {
	const reversed = [...secret].toReversed().join('');
	const clear = [secret, reversed, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
	return [
		...clear.flatMap(text => [Buffer.from(text), Buffer.from(text, 'utf16le')]),
		...['utf8', 'utf16le'].flatMap(encoding => {
			const bytes = Buffer.from(secret, encoding as BufferEncoding);
			// In Base64 a text looks different in each of three places; the ends depend on what is beside it.
			const shifted = [0, 1, 2].map(offset => Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64').slice(offset + 1, -4));
			return [...shifted, bytes.toString('hex'), bytes.toString('hex').toUpperCase()].map(text => Buffer.from(text));
		}),
	];
}

/** Which of the disguises stand in the bytes. */
export function tracesIn(bytes: Uint8Array, secret: string): string[] {
	const searched = Buffer.from(bytes);
	return disguisesOf(secret).map(disguise => Buffer.from(disguise)).filter(disguise => searched.includes(disguise)).map(disguise => disguise.toString());
}

/** All files below a folder, as paths, with what is in them. */
export async function filesBelow(folder: string): Promise<Map<string, Uint8Array>> {
	const found = new Map<string, Uint8Array>();
	for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
		const file = path.join(entry.parentPath, entry.name);
		if (entry.isFile()) {
			// Names can tell as well.
			found.set(file, Buffer.concat([Buffer.from(file), await readFile(file)]));
		}
	}

	return found;
}

type Watch = {
	/** How many processes were seen so far. */
	readonly count: () => number;
	/** Of each process that was seen so far its environment and arguments. */
	readonly each: () => readonly Uint8Array[];
	/** Ends the watch and gives all that was seen. */
	readonly stop: () => Promise<Uint8Array>;
};

/** Looks at arguments and environment of every process that runs below a folder, again and again until it is told to stop. */
export function watchProcesses(home: string): Watch {
	const seen = new Map<string, Uint8Array>();
	const over = new AbortController();
	const look = async (): Promise<void> => {
		for (const id of await readdir('/proc')) {
			if (!/^\d+$/v.test(id)) {
				continue;
			}

			const [environment, commandLine, folder] = await Promise.all([
				readFile(`/proc/${id}/environ`).catch(() => Buffer.alloc(0)),
				readFile(`/proc/${id}/cmdline`).catch(() => Buffer.alloc(0)),
				readlink(`/proc/${id}/cwd`).catch(() => ''),
			]);
			if (environment.includes(home) || folder.startsWith(home)) {
				seen.set(`${id} ${commandLine.toString()}`, Buffer.concat([environment, commandLine]));
			}
		}
	};

	const watching = (async () => {
		while (!over.signal.aborted) {
			await look();
			await new Promise(resolve => {
				setTimeout(resolve, 40);
			});
		}
	})();
	return {
		count: () => seen.size,
		each: () => Array.from(seen, ([, bytes]) => bytes),
		async stop() {
			over.abort();
			await watching;
			return Buffer.concat(Array.from(seen, ([, bytes]) => bytes));
		},
	};
}

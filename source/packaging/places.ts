import {readFile} from 'node:fs/promises';
import {SourceMap} from 'node:module';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {root} from './build.ts';
import {sourceMapsName, type SourceMaps} from './source-maps.ts';

/** Returns the report of an error with its places in the sources, where the maps know them. */
export function withSourcePlaces(report: string, {files}: SourceMaps): string {
	const maps = new Map<string, SourceMap>();
	const mapOf = (file: string): SourceMap | undefined => {
		const payload = Object.hasOwn(files, file) ? files[file] : undefined;
		const known = maps.get(file) ?? (payload && new SourceMap(payload));
		if (known !== undefined) {
			maps.set(file, known);
		}

		return known;
	};

	const place = /(?<![\w\-.\/])(?<file>[\w\-.\/]+):(?<line>\d+):(?<column>\d+)/gv;
	return report.replaceAll(place, (whole, file: string, line: string, column: string) => {
		const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
		return origin !== undefined && 'fileName' in origin
			? `${origin.fileName}:${origin.lineNumber}:${origin.columnNumber}`
			: whole;
	});
}

if (import.meta.main) {
	const [file = path.join(root, 'dist', sourceMapsName)] = process.argv.slice(2);
	const maps = JSON.parse(await readFile(file, 'utf8')) as SourceMaps;
	const report = await text(process.stdin);
	const version = /\bentsso-backup (?<version>\d[\w\-.]*)/v.exec(report)?.groups?.version;
	if (version !== undefined && version !== maps.version) {
		console.error(`The report is of ${version}, these source maps are of ${maps.version}.`);
	}

	process.stdout.write(withSourcePlaces(report, maps));
}

import {isHarmlessIdentifier} from './harmless-words.ts';
import type {NameKind} from './name-parts.ts';
import type {StandIns} from './stand-ins.ts';

/** Values by what they name. */
const namedBy: ReadonlyArray<readonly [pattern: RegExp, kind: NameKind]> = [
	[/^objectname$|user|account/iv, 'USER'],
	[/database/iv, 'DATABASE'],
	[/server|instance/iv, 'SERVER'],
	[/computer|machine|node|cluster/iv, 'COMPUTER'],
	[/domain/iv, 'DOMAIN'],
	[/group|administrators/iv, 'GROUP'],
];

const version = /^\d{1,5}(?:\.\d{1,5}){3}$/v;

/** Value of which only the name and the type may be told: below SSOSS they are the encrypted master secrets. */
const leftOut = '(left out)';

/** Has the names in what `reg query` printed replaced wherever they stand. */
export function learnRegistry(lines: readonly string[], standIns: StandIns): void {
	for (const line of lines) {
		const {name, type, data} = valueIn(line);
		const kind = kindOf(name);
		if (type === 'REG_SZ' && kind !== undefined && data !== '' && !isVersion(name, data)) {
			standIns.learn(`${kind === 'SERVER' ? 'server' : kind.toLowerCase()}: ${data}`);
		}
	}
}

/**
Returns what `reg query` printed with names replaced: keys, names of values, their types, and what of their data names
nobody. Pure but for the stand-ins.
*/
export function registryLines(lines: readonly string[], standIns: StandIns): string[] {
	return lines.map(line => {
		if (line.startsWith('HKEY_')) {
			return line.split('\\').map(part => isHarmlessIdentifier(part) ? part : standIns.line(part)).join('\\');
		}

		const {name, type, data} = valueIn(line);
		if (name === '') {
			return standIns.line(line);
		}

		const isPlain = /^\(.*\)$/v.test(name) || isHarmlessIdentifier(name);
		const shownName = /^\(.*\)$/v.test(name) ? '(default)' : (isPlain ? name : standIns.name('NAME', name));
		return `    ${shownName}    ${type}    ${dataOf({name, type, data}, standIns)}`.trimEnd();
	});
}

type Value = {readonly name: string; readonly type: string; readonly data: string};

function valueIn(line: string): Value {
	const {name = '', type = '', data = ''} =
		/^ {4}(?<name>\S.*?) {4}(?<type>REG_[A-Z_]+)(?: {4}(?<data>.*))?$/v.exec(line)?.groups ?? {};
	return {name, type, data: data.trim()};
}

function kindOf(name: string): NameKind | undefined {
	return namedBy.find(([names]) => names.test(name))?.[1];
}

/** BizTalk Server 2013 keeps versions under the names Server and Administration. */
function isVersion(name: string, data: string): boolean {
	return version.test(data) && (/version/iv.test(name) || data.split('.').some(part => Number(part) > 255));
}

function dataOf({name, type, data}: Value, standIns: StandIns): string {
	switch (type) {
		case 'REG_DWORD':
		case 'REG_QWORD': {
			return /^0x[\da-f]{1,16}$/iv.test(data) ? data : leftOut;
		}

		case 'REG_SZ':
		case 'REG_EXPAND_SZ': {
			if (isVersion(name, data)) {
				return data;
			}

			const kind = kindOf(name);
			return kind === undefined ? standIns.line(data) : standIns.name(kind, data);
		}

		case 'REG_MULTI_SZ': {
			return data.split(String.raw`\0`).map(part => standIns.line(part)).join(String.raw`\0`);
		}

		default: {
			return leftOut;
		}
	}
}

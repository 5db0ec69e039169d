import {isBuiltin} from 'node:module';

/** Names that a program imports from each module of Node.js, without `default`, sorted. */
export type ImportedNames = ReadonlyMap<string, readonly string[]>;

/** An import as esbuild writes it: of a module, of names of it, or of all of it. */
const imports =
	/^import (?:[\w$]+(?:, )?)?(?:\{(?<names>[^\}]*)\}|\* as (?<all>[\w$]+))? ?from "(?<module>[^"]+)";$/gmv;

/** Returns what modules that esbuild has written, not minified, import from Node.js. */
export function importedNames(texts: readonly string[]): ImportedNames {
	const found = new Map<string, Set<string>>();
	const uses = texts.flatMap(text => usesIn(text)).filter(({module}) => isBuiltin(module));
	for (const {module, names} of uses) {
		found.set(module, new Set([...found.get(module) ?? [], ...names]));
	}

	return new Map([...found].map(([module, names]) => [module, [...names].toSorted()]));
}

function usesIn(text: string): Array<{module: string; names: string[]}> {
	return Array.from(text.matchAll(imports), ({groups}) => {
		const {names = '', all, module = ''}: Partial<Record<string, string>> = groups ?? {};
		return {module, names: all === undefined ? namesInBraces(names) : namesBehind(all, text)};
	});
}

function namesInBraces(names: string): string[] {
	return names
		.split(',')
		.map(each => each.trim().split(' as ', 1)[0] ?? '')
		.filter(name => name !== '' && name !== 'default');
}

function namesBehind(all: string, text: string): string[] {
	const name = all.replaceAll('$', String.raw`\$`);
	const uses = text.matchAll(new RegExp(String.raw`(?<![\w$.])${name}\.(?<name>[\w$]+)`, 'gv'));
	return Array.from(uses, ({groups}) => groups?.name ?? '');
}

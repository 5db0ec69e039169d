import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {createCompiler} from './compiler.ts';

test('the compiler refuses what the types do not allow, and nothing else', async () => {
	const root = await temporaryFolder();
	await mkdir(path.join(root, 'source'));
	await writeFile(path.join(root, 'tsconfig.json'), JSON.stringify({
		compilerOptions: {
			strict: true, noUnusedLocals: true, types: [], lib: ['es2024'],
		},
		include: ['source'],
	}));
	const file = path.join(root, 'source', 'a.ts');
	const source = 'export function isOk(state: \'ok\' | \'bad\', count?: number): boolean {\n\treturn state === \'ok\' && (count === undefined || count > 3);\n}\n';
	await writeFile(file, source);
	const refuses = createCompiler(root);
	expect(refuses(file, source)).toBe(false);
	expect(refuses(file, source.replace('=== \'ok\'', '=== \'okx\''))).toBe(true);
	expect(refuses(file, source.replace('count === undefined ||', 'count === undefined &&'))).toBe(true);
	expect(refuses(file, source.replace('count > 3', 'true'))).toBe(false);
	expect(refuses(file, source.replace('return', 'const unused = 1;\n\treturn'))).toBe(false);
	expect(refuses(file, source.replace(/return.*/v, 'return true;\n\tisOk(state, count);'))).toBe(false);
	expect(refuses(file, `${source}}`)).toBe(true);
	expect(refuses(file, source)).toBe(false);
});

import {expect, test} from 'vitest';
import {resultPage} from '../../source/journeys/backup/result-page.ts';
import {linesOf} from '../../source/text/wrap.ts';
import {result} from '../wizard/options.ts';

const copy = String.raw`\\FILES\sso\SSO-HOST1-2026-11-23.bak`;
const page = (copiesPath: boolean, changes: Partial<typeof result> = {}): string[] => linesOf(resultPage({...result, copy, ...changes}, {copiesPath, hasOtherEngine: false}), 79);

test('both paths stand alone where no key copies them, and beside their labels elsewhere', () => {
	const alone = page(false);
	expect(alone[alone.indexOf('Backup file') + 1]).toBe(result.file);
	expect(alone[alone.indexOf('Second copy') + 1]).toBe(copy);
	const beside = page(true);
	expect(beside).toContain(`Backup file    ${result.file}`);
	expect(beside).toContain(`Second copy    ${copy}`);
});

test('that there is no copy is said in its row', () => {
	expect(page(false, {copy: undefined})).toContain('Second copy    none yet');
});

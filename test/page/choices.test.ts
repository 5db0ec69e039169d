import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {choiceRows} from '../../source/page/choices.ts';
import {fits} from '../../source/text/wrap.ts';

/** Returns the line of a single choice, without what stands before it. */
function lineOf(text: string, detail: string | undefined, width: number): string {
	const [row = []] = choiceRows({items: [{text, ...(detail !== undefined && {detail})}], selected: -1, rows: 1}, width);
	return row.map(span => span.text).join('').slice(2);
}

const recorded = 'backup of BIZTALKSQL01, 2026-11-23 10:00 UTC, verified';

describe('a choice', () => {
	test.each([
		['that fits is shown as it is', String.raw`C:\SSO.bak`, recorded, 80, String.raw`C:\SSO.bak (${recorded})`],
		['that does not loses of its path', String.raw`C:\SSO-Backup\SSO-BIZ01-2026-11-23.bak`, recorded, 78, String.raw`C:\SSO-...-23.bak (${recorded})`],
		['with nothing behind it keeps both ends', String.raw`C:\one\two\three\four.bak`, undefined, 19, String.raw`C:\one...ur.bak`],
		['loses of its detail only where its path has no room left', String.raw`C:\SSO-Backup\SSO-BIZ01-2026-11-23.bak`, recorded, 60, String.raw`C:\SSO...-23.bak (backup of BIZTAL...0:00 UTC, verified)`],
	])('%s', (_, text, detail, width, shown) => {
		expect(lineOf(text, detail, width)).toBe(shown);
	});

	const later = recorded.replace('10:00', '10:01');

	test.each([
		['with the name and the detail of another shows its folder', 60, [
			[String.raw`C:\Backups\Monthly\SSO-BIZ01.bak`, recorded, String.raw`C:\Backups\Monthly\SSO-BIZ01.bak (backup o..., verified)`],
			[String.raw`C:\Backups\Yearly\SSO-BIZ01.bak`, recorded, String.raw`C:\Backups\Yearly\SSO-BIZ01.bak (backup of..., verified)`],
		]],
		['with the name of another, made a minute later, shows its folder', 60, [
			[String.raw`C:\Backups\Monthly\SSO-BIZ01.bak`, recorded, String.raw`C:\Backups\Monthly\SSO-BIZ01.bak (backup o..., verified)`],
			[String.raw`C:\Backups\Yearly\SSO-BIZ01.bak`, later, String.raw`C:\Backups\Yearly\SSO-BIZ01.bak (backup of..., verified)`],
		]],
		['with the detail of another shows where their paths differ', 57, [
			[String.raw`D:\A long name\2024\January\for BizTalk\SSO-BIZ01.bak`, recorded, String.raw`D:\A long name\2024\January\for BizTalk\SSO-BIZ01.bak`],
			[String.raw`D:\A long name\2024\February\for BizTalk\SSO-BIZ01.bak`, recorded, String.raw`D:\A long name\2024\Febru...for BizTalk\SSO-BIZ01.bak`],
		]],
	] as const)('%s', (_, width, choices) => {
		const items = choices.map(([text, detail]) => ({text, detail}));
		const lines = choiceRows({items, selected: -1, rows: 2}, width).map(([span]) => span?.text.slice(2));
		expect(lines).toEqual(choices.map(choice => choice[2]));
	});

	test('fits the width, whatever letters it has', () => {
		const anyText = fc.string({unit: fc.constantFrom('a', ' ', '\\', '\u{65E5}', '\u{1F511}', 'e\u{301}'), maxLength: 90});
		fc.assert(fc.property(anyText, fc.option(anyText, {nil: undefined}), fc.integer({min: 40, max: 130}), (text, detail, width) => {
			expect(fits(lineOf(text, detail, width), width - 4)).toBe(true);
		}), {seed: 10_589, numRuns: 500});
	});
});

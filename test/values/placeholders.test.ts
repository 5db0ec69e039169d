import {describe, expect, test} from 'vitest';
import {fillIn, placeholderProblem} from '../../source/values/placeholders.ts';

const context = {computer: 'BIZ 01', now: new Date(2026, 2, 4, 5, 6, 7)};

describe('placeholders in a path', () => {
	test.each([
		['{computer}-{date}.bak', 'BIZ-01-2026-03-04.bak'],
		[String.raw`D:\{computer}\{date}-{time}.bak`, String.raw`D:\BIZ-01\2026-03-04-05-06-07.bak`],
		['{date}{date}', '2026-03-042026-03-04'],
		['plain {} {1} {.bak', 'plain {} {1} {.bak'],
		['{21EC2020-3AEA-1069-A2DD-08002B30309D}', '{21EC2020-3AEA-1069-A2DD-08002B30309D}'],
		['{user}', '{user}'],
		['{constructor}{toString}', '{constructor}{toString}'],
	])('%s becomes %s', (text, filled) => {
		expect(fillIn(text, context)).toBe(filled);
	});

	test('one that is not known is named, with those that are', () => {
		expect(placeholderProblem('/b/{computer}-{user}.bak')).toBe('{user} is not known in a path. Known are {computer}, {date}, {time}.');
		expect(placeholderProblem('/b/{Date}.bak')).toContain('{Date} is not known');
		expect(placeholderProblem('/b/{toString}.bak')).toContain('{toString}');
		expect(placeholderProblem('/b/{computer}-{date}-{time} {1}.bak')).toBeUndefined();
	});
});

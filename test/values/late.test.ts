import {expect, test, vi} from 'vitest';
import {late} from '../../source/values/late.ts';

test('a value is made when it is first asked for, once', () => {
	const make = vi.fn(() => ({}));
	const value = late(make);
	expect(make).not.toHaveBeenCalled();
	const first = value();
	expect(value()).toBe(first);
	expect(make).toHaveBeenCalledOnce();
});

import {test} from 'vitest';
import {expectRing} from '../../commands/restore-ring.ts';

const title = 'a restore without questions starts nothing while a secret is there, or may be, that no verified, unchanged backup keeps';

test(title, async () => {
	await expectRing(1500, 22);
}, 300_000);

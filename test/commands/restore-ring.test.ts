import {test} from 'vitest';
import {expectRing} from './restore-ring.ts';

const title = 'a restore without questions starts nothing while a secret is there, or may be, that no verified, unchanged backup keeps';

test(title, async () => {
	await expectRing(150, 2026);
}, 60_000);

import type {PresentSecret} from '../core/restore/present-secret.ts';
import {refused, type Refused} from './run-ending.ts';

const backUpFirst = 'Make a backup of it first: entsso-backup run --backup-file FILE --reminder TEXT --password-stdin. '
	+ 'Once that is verified, restore again.';

/** Returns why the secret that is there keeps a file from being restored without questions, and what to do. */
export function refusalOfPresent(present: PresentSecret, unread: string | undefined): Refused {
	const notices = unread === undefined ? [] : [unread];
	switch (present.state) {
		case 'same': {
			return refused('same-secret', [
				`ENTSSO uses the master secret in this file already (${present.secretId}), so a restore would change nothing.`,
			]);
		}

		case 'back-up-first':
		case 'no-way-on': {
			return refused('present-secret-not-backed-up', [present.why], [backUpFirst, ...notices]);
		}

		// Left for somebody who can be asked.
		case 'nothing-to-lose':
		case 'kept':
		case 'confirm': {
			return refused('present-secret-not-backed-up', [
				'The master secret that may be there is not known to be backed up.',
			], [backUpFirst, ...notices]);
		}
	}
}

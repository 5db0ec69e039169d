import type {PresentSecret} from '../core/restore/present-secret.ts';
import {refused, type Refused} from './run-ending.ts';

const backUpFirst = 'Make a backup of it first: entsso-backup run --backup-file FILE --reminder TEXT --password-stdin. '
	+ 'Once that is verified, restore again.';

// A backup would fail, since ENTSSO cannot load what is to be backed up.
const oldAccountFirst = 'Set the old service account back and restart ENTSSO. Then look again: entsso-backup check.';
const ifGone = 'If that account is gone for good, restore in a terminal, where you are asked: '
	+ 'entsso-backup restore FILE, without --password-stdin.';

/** Returns why the secret that is there keeps a file from being restored without questions, and what to do. */
export function refusalOfPresent(present: PresentSecret, unread: string | undefined): Refused {
	const notices = unread === undefined ? [] : [unread];
	switch (present.state) {
		case 'same': {
			return refused('same-secret', [
				`ENTSSO uses the master secret in this file already (${present.secretId}), so a restore would change nothing.`,
			]);
		}

		case 'set-account-back': {
			return refused('present-secret-not-backed-up', [present.why], [oldAccountFirst, ifGone, ...notices]);
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

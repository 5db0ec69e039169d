import {Buffer} from 'node:buffer';
import process from 'node:process';
import {promisify} from 'node:util';

/** Stands for the contents of a backup file of ENTSSO. Neither the password nor a secret is in it. */
export type PracticeBackup = {
	/** Computer whose secret it holds. */
	readonly computer: string;
	/** MSID of the secret that was the current one. */
	readonly current: string;
	/** MSID of the secret before that, or that of none. */
	readonly previous: string;
	/** Readable without the password, as in a real one. */
	readonly reminder: string;
	readonly format: 'older' | 'usual';
};

/** A backup file that was opened. Its password is not checked by that. */
export type OpenedBackup = PracticeBackup & {
	/** True where it is no longer as it was written. */
	readonly isDamaged: boolean;
	/** Returns whether this is its password. */
	readonly opensWith: (password: string) => Promise<boolean>;
};

/** First line of each practice file, which it is known by. */
const firstLine = 'Practice file of entsso-backup. It holds no secret and may be deleted.';

/** MSID that stands for no secret. */
export const noSecretId = '{00000000-0000-0000-0000-000000000000}';

const formats = {older: '1', usual: '2'} as const;

/** Cost of a guess at the password, in memory (4 MiB, a part of the peak of a practised restore) and in time. */
const cost = {N: 2 ** 12, r: 8, p: 4} as const;

const hashBytes = 32;

// Loaded late, since it takes longer than all else of the practice computer.
const crypto = () => process.getBuiltinModule('node:crypto');

/** An MSID as ENTSSO writes it. */
export function newSecretId(): string {
	return `{${crypto().randomUUID().toUpperCase()}}`;
}

/**
Returns the MSID of the secret that the computer of a scenario begins with: the same each time for who practises with
this folder, so that a backup of one session keeps what the next one has.
*/
export function secretIdOf(scenario: string, folder: string): string {
	const digits = crypto().createHash('sha256').update(`${scenario} ${folder}`).digest('hex').toUpperCase();
	const ends = [8, 12, 16, 20, 32];
	return `{${ends.map((end, index) => digits.slice(ends[index - 1] ?? 0, end)).join('-')}}`;
}

/** Returns the text of a backup file with this password, of which a salted hash alone is in it. */
export async function backupText(backup: PracticeBackup, password: string, writtenAt: Date): Promise<string> {
	const salt = crypto().randomBytes(16);
	const key = await hashOf(password, salt);
	const lines = [
		firstLine,
		'',
		'It stands for the backup file that ssoconfig -backupsecret writes on a real',
		'master secret server. It can be restored in practice, and nowhere else.',
		'',
		`Format:   ${formats[backup.format]}`,
		`Written:  ${writtenAt.toISOString()}`,
		`Computer: ${backup.computer}`,
		`MSID:     ${backup.current}`,
		`Previous: ${backup.previous}`,
		`Reminder: ${Buffer.from(backup.reminder).toString('base64')}`,
		`Salt:     ${salt.toString('hex')}`,
		`Key:      ${Buffer.from(key).toString('hex')}`,
	];
	return [...lines, `Checksum: ${checksum(lines)}`, ''].join('\r\n');
}

/** Returns what is in the text of a backup file; undefined where it does not have the format of one. */
export function openBackup(text: string): OpenedBackup | undefined {
	const lines = text.split('\r\n');
	const valueOf = (label: string) => lines.find(line => line.startsWith(`${label}:`))?.slice(label.length + 1).trim();
	const format = Object.entries(formats).find(([, number]) => number === valueOf('Format'))?.[0];
	const [computer, current, previous, reminder, salt, key, sum] = [
		'Computer', 'MSID', 'Previous', 'Reminder', 'Salt', 'Key', 'Checksum',
	].map(label => valueOf(label));
	if (
		format === undefined || computer === undefined || current === undefined || previous === undefined
		|| reminder === undefined || salt === undefined || key === undefined || sum === undefined || lines[0] !== firstLine
	) {
		return undefined;
	}

	return {
		format: format as PracticeBackup['format'],
		computer,
		current,
		previous,
		reminder: Buffer.from(reminder, 'base64').toString(),
		isDamaged: sum !== checksum(lines.slice(0, lines.findIndex(line => line.startsWith('Checksum:')))),
		async opensWith(password) {
			const [expected, found] = [Buffer.from(key, 'hex'), await hashOf(password, Buffer.from(salt, 'hex'))];
			return expected.length === found.length && crypto().timingSafeEqual(expected, found);
		},
	};
}

/** Returns the text of a backup file as a bad disk may leave it: it opens, and its contents are not what they were. */
export function damaged(text: string): string {
	return text.replace(/(?<=^MSID: {5})\S+/mv, id => id.replaceAll(/[\dA-F]/gv, 'F'));
}

async function hashOf(password: string, salt: Uint8Array): Promise<Uint8Array> {
	const scrypt = promisify<string, Uint8Array, number, typeof cost, Uint8Array>(crypto().scrypt);
	return scrypt(password, salt, hashBytes, cost);
}

function checksum(lines: readonly string[]): string {
	return crypto().createHash('sha256').update(lines.join('\n')).digest('hex');
}

import {mostBackupBytes, type FileFacts} from '../proof/facts.ts';
import type {RunRecord} from './record.ts';
import type {Finding} from './verify-line.ts';

/** State of a file of a record. */
type Seen = {
	readonly facts: FileFacts;
	/** Place where a file with the SHA-256 of the record was found instead. */
	readonly foundAt: string | undefined;
	/** Path in the record. */
	readonly recorded: string;
	/** True when the record is of another computer. */
	readonly isOfOther: boolean;
};

/** Returns the line for a file of a record, called by this name. Pure. */
export function judgeFile(
	record: RunRecord,
	{facts, foundAt, recorded, isOfOther}: Seen,
	name: 'The backup file' | 'The second copy',
): Finding {
	const isInPlace = facts.state === 'there' && record.sha256 !== undefined && facts.sha256 === record.sha256;
	if (foundAt !== undefined && isInPlace) {
		return {
			state: 'ok', detail: `${foundAt} is the same as ${recorded}, which is there and unchanged.`, foundAt,
		};
	}

	if (foundAt !== undefined) {
		return {state: 'ok', detail: `${name} is unchanged, and is now ${foundAt}. Its record has ${recorded}.`, foundAt};
	}

	switch (facts.state) {
		case 'missing': {
			return {state: 'attention', detail: `${name} is not there.`};
		}

		case 'not-a-file': {
			return {state: 'attention', detail: `${name} is no longer a file.`};
		}

		case 'unknown': {
			return {state: 'unknown', detail: `${name} could not be looked at.`};
		}

		case 'there': {
			const finding = aboutContent(record, facts, name);
			// A path means something else on each computer.
			return isOfOther && finding.state === 'attention'
				? {state: 'unknown', detail: `What is at ${recorded} on this computer is not the file of the record.`}
				: finding;
		}
	}
}

function aboutContent(record: RunRecord, file: FileFacts & {state: 'there'}, name: string): Finding {
	if (record.size !== undefined && file.size !== record.size) {
		return {state: 'attention', detail: `${name} had ${record.size} bytes and now has ${file.size}.`};
	}

	if (file.size > mostBackupBytes) {
		return {
			state: 'attention',
			detail: `${name} is larger (${file.size} bytes) than a backup of the master secret can be.`,
		};
	}

	if (file.sha256 === undefined) {
		return {state: 'unknown', detail: `${name} could not be read.`};
	}

	if (record.sha256 === undefined) {
		return {state: 'unknown', detail: `${name} is there; its record has no SHA-256.`};
	}

	return file.sha256 === record.sha256
		? {state: 'ok', detail: `${name} is there and unchanged.`}
		: {state: 'attention', detail: `${name} has changed (other SHA-256).`};
}

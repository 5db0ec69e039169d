import type {FileFacts} from '../proof/facts.ts';
import type {RunRecord} from './record.ts';
import type {Finding} from './verify-line.ts';

/** What was seen of a file of a record. */
type Seen = {
	readonly facts: FileFacts;
	/** Where a file with the SHA-256 of the record was found in its place. */
	readonly foundAt: string | undefined;
	/** Where the record has it. */
	readonly recorded: string;
	/** The record is of another computer. */
	readonly isOfOther: boolean;
};

/** Judges a file of a record, which is called by this name, against that record. Pure. */
export function judgeFile(
	record: RunRecord,
	{facts, foundAt, recorded, isOfOther}: Seen,
	name: 'The backup file' | 'The second copy',
): Finding {
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
			// A path names something else on each computer.
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

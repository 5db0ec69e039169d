import type {PathStyle} from '../../values/path-text.ts';
import {addToSheet, type SheetNote} from './add-to-sheet.ts';
import {restoredLine, type RestoredFacts} from './recovery-sheet.ts';

/** Adds to the recovery sheet beside a restored file that it was restored. Never rejects. */
export async function noteRestore(file: string, facts: RestoredFacts, pathStyle: PathStyle): Promise<SheetNote> {
	return addToSheet(file, {sha256: facts.sha256, line: restoredLine(facts, pathStyle)}, pathStyle);
}

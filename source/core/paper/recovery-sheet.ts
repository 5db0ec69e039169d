import type {SsoSystem} from '../../host/host.ts';
import type {PathStyle} from '../../values/path-text.ts';
import {hotfixAdvice, needsHotfix} from '../../host/hotfix.ts';
import {proofCount} from '../proof/proof.ts';
import type {BackupResult} from '../proof/result.ts';
import {utcText} from '../../values/times.ts';
import {restoring, toFillIn, warnings} from './restoring.ts';
import {
	asciiOnly,
	belowValue,
	blank,
	cut,
	prose,
	rule,
	value,
	wideBlank,
} from './paper.ts';

type Known =
	| 'computer' | 'copy' | 'evidence' | 'file' | 'logged' | 'practice' | 'proof'
	| 'sha256' | 'size' | 'startedAt' | 'system' | 'user' | 'verdict';

/** Facts about a backup that a sheet shows. */
export type SheetFacts = Pick<BackupResult, Known>;

/** Characters of a server's name within a sentence. */
const longestName = 40;

/**
Returns the text of the recovery sheet: facts about the backup file, places of its copies, and how to restore it. Plain
ASCII, one page of 60 lines of 78 columns. Unknown values are lines to fill in by hand. Pure; holds no secret, since a
result holds none.
*/
export function recoverySheet(result: SheetFacts, pathStyle: PathStyle): string {
	const secretServer = cut(asciiOnly(result.system?.secretServer ?? result.computer), longestName);
	const rows = [...heading(result), ...facts(result), '', ...toFillIn, '', ...restoring(secretServer), '', ...warnings];
	return [...rows, ''].map(row => asciiOnly(row)).join(pathStyle === 'windows' ? '\r\n' : '\n');
}

function heading({practice}: SheetFacts): string[] {
	return [
		'RECOVERY SHEET: BACKUP OF THE ENTSSO MASTER SECRET',
		rule,
		...(practice === undefined
			? []
			: prose(
				`PRACTICE (${practice}): the file holds no secret, and nothing can be restored from it. `
				+ 'On a real server the sheet says:',
			)),
		...prose(
			'The file named here holds the master secret of Enterprise Single Sign-On (BizTalk Server, Host Integration '
			+ 'Server). If the master secret server is lost, this file and its password bring back all that it stores.',
		),
		'',
	];
}

function facts(result: SheetFacts): string[] {
	const {
		file, copy, computer, startedAt, size, sha256, verdict, proof, evidence, logged, user, system,
	} = result;
	const confirmations = evidence.filter(({id}) => id === 'event' || id === 'reminder').map(({detail}) => detail);
	return [
		...value('Backup file', file),
		...value('Second copy', copy ?? wideBlank),
		...value('Made', utcText(startedAt)),
		...value('Made by', logged?.user ?? user ?? blank(40), 1),
		...value('Computer', computer, 1),
		...value('Secret server', system?.secretServer ?? blank(40), 1),
		...value('SSO database', `${system?.database ?? blank(20)} on SQL Server ${system?.sqlServer ?? blank(22)}`, 2),
		...value('ENTSSO', entssoOf(system), 1),
		...(needsHotfix(system?.version) ? belowValue(hotfixAdvice) : []),
		...value('Size', size === undefined ? blank(20) : `${size} bytes`),
		...value('SHA-256', sha256 ?? wideBlank),
		...value('Secret (MSID)', logged?.secretId ?? blank(40)),
		...value(
			'Verdict',
			verdict === 'verified' ? `verified (${proofCount(proof)})` : 'unproven: do not rely on this file alone',
		),
		...confirmations.flatMap(detail => belowValue(detail)),
	];
}

function entssoOf(system: SsoSystem | undefined): string {
	return `version ${system?.version ?? blank(20)}${system?.product === undefined ? '' : `, of ${system.product}`}`;
}

/*
Texts from outside in backup.cmd and restore.cmd: of tools, the registry, the event log, the environment, the keyboard. cmd.exe
puts the text of a variable between percent signs into a line before it reads that line, and call, a pipe and the
command of a loop are read once more. So no such text may stand there. test/windows/runbook-hostile.test.ts tries it
out.
*/
import {readdir, readFile} from 'node:fs/promises';
import {expect, test} from 'vitest';

const folder = new URL('../../source/runbook/script/', import.meta.url);
const templateNames = await readdir(folder);
const templates = await Promise.all(templateNames.map(async name => ({name, text: await readFile(new URL(name, folder), 'utf8')})));

/** Variables of the environment that others have a say in. */
const names = 'cd|cmdcmdline|commonprogramfiles|commonprogramw6432|computername|path|programfiles|temp|username';
const ofOthers = new RegExp(`%(?:${names})[%:]`, 'iv');

/** Variables of a letter, digits, or what stands in the script: these alone may stand where a line is read again. */
const harmless = new Set(['drive', 'log', 'query', 'shown', 'sys', 'variable']);

/** The variables of a `for`, and whether they hold a text from outside. */
type Loop = {readonly letters: string; readonly isOutside: boolean};

/** What breaks the rule in a script. */
function breachesIn(text: string): string[] {
	const breaches: string[] = [];
	const loops: Loop[] = [];
	const lines = text.split('\n').filter(line => !/^(?:rem |[#:=@])/v.test(line));
	for (const line of lines) {
		const reasons = [
			/%raw_/iv.test(line) && 'a text from outside between percent signs',
			ofOthers.test(line) && 'a variable that others have a say in',
			/set \/p "(?!raw_)/v.test(line) && 'what is typed, in a variable of ours',
			/set "(?!raw_|%1=)[^=]*=!/v.test(line) && 'a text between exclamation marks, in a variable of ours',
			...readAgain(line).map(name => `%${name}% where it is read again`),
			...usesIn(line, loops),
		];
		breaches.push(...reasons.filter(reason => reason !== false).map(reason => `${reason}: ${line.trim()}`));
	}

	return breaches;
}

/** The variables in a part of this line that cmd.exe reads a second time, or that is read without quotation marks. */
function readAgain(line: string): string[] {
	const parts = line.matchAll(/\bcall [^\n\)]*|\('[^\n]*?'\)|\becho [^\n]*|\|[^\n]*/gv);
	const namesIn = (part: string) => Array.from(part.matchAll(/%(?<name>[A-Z_a-z]+)[%:]/gv), ({groups}) => groups?.name ?? '');
	const found = Array.from(parts, ([part]) => namesIn(part));
	return found.flat().filter(name => !harmless.has(name));
}

/** Texts from outside in variables of `for` that are neither kept nor compared. The loops of this line are added. */
function usesIn(line: string, loops: Loop[]): string[] {
	const breaches: string[] = [];
	for (const part of line.split(/(?=\bfor )/v)) {
		const header = /^for (?:\/f (?:"(?<options>[^"]*)" )?)?%%(?<letter>[a-z]) in \((?<source>.*?)\) do/v.exec(part);
		if (header !== null) {
			const {options = '', letter = '', source = ''} = header.groups ?? {};
			const isOfOthers = source.startsWith('\'') || source.startsWith('"!raw_') || source.startsWith('"%kept%');
			const inner = /^"%%(?<letter>[a-z])"$/v.exec(source)?.groups?.letter;
			const next = String.fromCodePoint(letter.codePointAt(0)! + 1);
			loops.unshift({
				letters: /tokens=\d[*,]/v.test(options) ? letter + next : letter,
				isOutside: isOfOthers || (inner !== undefined && isOutside(inner, loops)),
			});
		}

		const body = part.slice(header?.[0].length ?? 0);
		for (const {0: use, groups} of body.matchAll(/\B%%(?:~[a-z]*)?(?<letter>[a-z])\b/gv)) {
			const isKept = new RegExp(String.raw`set "raw_\w+=${use}\.?"`, 'v').test(body);
			const isCompared = new RegExp(`if (?:/i )?"${use}"==`, 'v').test(body);
			if (!isKept && !isCompared && isOutside(groups?.letter ?? '', loops)) {
				breaches.push(`${use}, which is a text from outside`);
			}
		}
	}

	return breaches;
}

/** A variable that no loop is known of counts as one. */
function isOutside(letter: string, loops: readonly Loop[]): boolean {
	return loops.find(({letters}) => letters.includes(letter))?.isOutside ?? true;
}

test.each(templates)('a text from outside is never put into a line of $name that cmd.exe has still to read', ({text}) => {
	expect(breachesIn(text)).toEqual([]);
});

test.each([
	'for /f "delims=" %%e in (\'wevtutil.exe qe Application\') do set "newest=%%e"',
	'set "before=%raw_event%"',
	'if "%raw_master:~0,5%"=="x" goto found',
	'call set "candidate=%candidate%"',
	'call :say "It is %master%."',
	'call :say "On %COMPUTERNAME%."',
	'>>"%log%" echo by %USERNAME%',
	'echo   %row%',
	String.raw`set "base=%TEMP%\backup-log"`,
	'set raw_event | find.exe ">%file%<"',
	'for /f %%b in (\'ssomanage.exe %folder% -displaydb\') do set "raw_master=%%b"',
	'for /f "tokens=1* delims=:" %%a in (\'ssomanage.exe\') do for /f %%c in ("%%b") do set "master=%%c"',
	'for /f "tokens=2*" %%a in (\'reg.exe query x\') do echo %%b',
	'for /f "tokens=2*" %%a in (\'reg.exe query x\') do call :use "%%b"',
	'for /f "tokens=2*" %%a in (\'reg.exe query x\') do (\n\tset "candidate=%%~dpb"\n)',
	'for /f "delims=" %%e in ("!raw_event!") do set "event=%%e"',
	'set "event=!raw_event!"',
	String.raw`for /f "usebackq tokens=2,4 delims=," %%e in ("%kept%\events.txt") do set "count=%%f"`,
	String.raw`for /f "usebackq delims=" %%e in ("%kept%\events.txt") do echo %%e`,
	String.raw`find.exe "%named%" <"%kept%\a.txt" | find.exe "%backup%"`,
	'set /p "code=Type it: "',
])('the rule is broken by %s', line => {
	expect(breachesIn(line)).not.toEqual([]);
});

test('every text from outside that is used is forgotten when the script starts', () => {
	const all = templates.map(({text}) => text).join('\n');
	const cleared = /^for %%v in \((?<names>[ a-z]+)\) do set "raw_%%v="$/mv.exec(all)?.groups?.names ?? '';
	const used = new Set(Array.from(all.matchAll(/\braw_(?<name>[a-z]+)/gv), ({groups}) => groups?.name));
	expect(new Set(cleared.split(' '))).toEqual(used);
	for (const name of harmless) {
		expect(all).toMatch(new RegExp(`set "${name}=`, 'v'));
	}
});

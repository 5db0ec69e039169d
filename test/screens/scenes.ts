import {
	mkdir,
	mkdtemp,
	rm,
	symlink,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {root} from '../../source/packaging/build.ts';
import type {Cell} from '../pty/screen.ts';
import {type TestTerminal, withTerminal} from '../pty/terminal.ts';
import {
	answers,
	fill,
	signs,
	words,
} from '../pty/walk.ts';
import {drawFilm, drawPicture, type Picture} from './svg.ts';

const columns = 80;
const rows = 24;

/** The folder of the day, not among those for temporary files that the program warns of; in the pictures stands another name as long. */
const homeUsed = '/dev/shm/sso-';
const homeShown = '/home/administrator';

/** Seconds that a picture stays in the film; those that are read more stay longer. */
const usualSeconds = 3;
const longSeconds = 5;

/** The pictures, by the names of their files: the real program in a real terminal, all that differs from run to run replaced. */
export async function drawScreens(): Promise<ReadonlyMap<string, string>> {
	const journey = await takePictures('slow', walk);
	const guides = new Map([
		...await takePictures('lost-master', openGuide('guide-lost-master')),
		...await takePictures('account-changed', openGuide('guide-service-account')),
	]);
	const files = new Map([...journey, ...guides].map(([name, picture]) => [`${name}.svg`, drawPicture(picture, `entsso-backup: ${name.replaceAll('-', ' ')}`)]));
	const film = [...journey].filter(([name]) => name !== 'help').map(([name, picture]) => ({
		picture, seconds: ['check', 'review', 'result'].includes(name) ? longSeconds : usualSeconds,
	}));
	return files.set('journey.svg', drawFilm(film, 'entsso-backup --practice slow'));
}

/** Goes a way through the program, and takes pictures on it. */
type Walk = (terminal: TestTerminal, take: (name: string) => void, home: string) => Promise<void>;

async function takePictures(scenario: string, go: Walk): Promise<ReadonlyMap<string, Picture>> {
	const home = await mkdtemp(homeUsed);
	try {
		const folder = path.join(home, 'entsso-backup');
		await mkdir(folder);
		await Promise.all(['dist', 'node_modules'].map(async name => symlink(path.join(root, name), path.join(folder, name))));
		const start = ['--preserve-symlinks-main', path.join(folder, 'dist/cli.mjs'), '--practice', scenario];
		return await withTerminal({
			command: process.execPath, arguments: start, environment: {HOME: home}, columns, rows,
		}, async terminal => {
			const pictures = new Map<string, Picture>();
			await go(terminal, name => {
				pictures.set(name, pictureOf(terminal, home));
			}, home);
			return pictures;
		});
	} finally {
		await rm(home, {recursive: true});
	}
}

/** Goes the whole way, each screen filled in before its picture is taken. */
const walk: Walk = async (terminal, take, home) => {
	const copyFolder = path.join(home, 'off-site-share');
	await mkdir(copyFolder);
	await terminal.waitFor('Nothing blocks the backup.');
	take('check');
	terminal.press('f1');
	await terminal.waitFor('Check this computer, explained');
	take('help');
	terminal.press('escape');
	await terminal.waitForGone('explained');
	terminal.press('enter');
	await terminal.waitFor(/ssoconfig is here\.[\s\S]*Found on this computer/v);
	take('install-directory');
	terminal.press('enter');
	await terminal.waitFor(words('will be made when the backup runs, if you agree.'));
	take('backup-file');
	terminal.press('enter');
	await terminal.waitFor('Make it?');
	terminal.press('enter');
	await terminal.waitFor(signs.password);
	terminal.type(answers.password);
	await terminal.waitFor(/Password: +\*{17}$/mv);
	terminal.press('enter');
	await terminal.waitFor(signs.confirmation);
	terminal.type(answers.password);
	await terminal.waitFor('Both are the same.');
	take('password');
	terminal.press('enter');
	await terminal.waitFor(signs.reminder);
	terminal.type('Team password store, entry SSO');
	await terminal.waitFor('entry SSO\n');
	take('reminder');
	terminal.press('enter');
	await terminal.waitFor(signs['second-copy']);
	await fill(terminal, copyFolder);
	await terminal.waitFor('may be lost with it');
	take('second-copy');
	terminal.press('enter');
	// What is to be done is known in full only once the paths have been looked at anew.
	await terminal.waitFor('Enter will: make the folder');
	take('review');
	terminal.press('enter');
	await terminal.waitFor('s at most; then it is ended');
	take('run');
	await terminal.waitFor(/VERIFIED[\s\S]*Enter finish/v);
	take('result');
	terminal.press('enter');
	await terminal.exited;
};

/** Opens the guide that the check offers, and marks its first step. */
function openGuide(name: string): Walk {
	return async (terminal, take) => {
		await terminal.waitFor('G show the steps');
		terminal.type('g');
		await terminal.waitFor('Guide, step by step');
		// Names of the database come last.
		await terminal.waitUntil(text => !/DATABASE|SQLSERVER/v.test(text), 'all names to be known');
		terminal.press('down');
		await terminal.waitFor(/> \[ \] 1 of \d+/v);
		terminal.type(' ');
		await terminal.waitFor(/> \[x\] 1 of \d+/v);
		take(name);
	};
}

function pictureOf(terminal: TestTerminal, home: string): Picture {
	return {
		cursor: terminal.cursor,
		rows: Array.from({length: rows - 1}, (_row, row) => {
			const cells = Array.from({length: columns}, (_column, column) => terminal.cell(row, column));
			return withText(cells, settled(cells.map(({text}) => text === '' ? ' ' : text).join(''), home));
		}),
	};
}

/** The row with its text replaced; only what ends a row may have another length. */
function withText(cells: readonly Cell[], text: string): Cell[] {
	return cells.map((cell, column) => ({...cell, text: text[column] ?? ' '}));
}

/** Without what differs from one run to the next: the folder, the time, the user, the seconds. */
function settled(text: string, home: string): string {
	return text
		.replaceAll(home, () => homeShown)
		.replaceAll(/\d{4}-\d{2}-\d{2}/gv, '2026-11-23')
		.replaceAll(/\d{2}:\d{2}:\d{2} UTC/gv, '09:30:00 UTC')
		.replace(/owner \S+\./v, 'owner administrator.')
		.replace(/^(?<stage>done .*?) \d+ s *$/v, '$<stage> 0 s')
		.replace(/^(?<stage>running .*?) \d+ s *$/v, '$<stage> 10 s')
		.replace(/has had \d+ s of/v, 'has had 10 s of');
}

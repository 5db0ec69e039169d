#!/usr/bin/env node
/*
Starts programs elevated, as the wizard does: `node start.mjs STARTS-FILE`, a JSON list of how each was started. Prints what
Windows answered to each.
*/
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {createNative} from '../../../source/host/windows/native.ts';
import {elevatedStart, type OwnStart} from '../../../source/host/windows/elevated-start.ts';

type Wanted = OwnStart & {readonly launcher?: {readonly file: string; readonly shell: string}};

const [file = ''] = process.argv.slice(2);
const native = createNative();
const answers: Array<number | undefined> = [];
for (const {launcher, ...own} of JSON.parse(readFileSync(file, 'utf8')) as Wanted[]) {
	answers.push(await native.startElevated(elevatedStart(own, launcher)));
}

console.log(JSON.stringify(answers));

import {readdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {build} from '../../source/packaging/build.ts';
import {drawScreens} from './scenes.ts';

/** Draws all pictures anew; one that is no longer drawn is removed. */
await build();
const folder = import.meta.dirname;
const pictures = await drawScreens();
const old = await readdir(folder);
await Promise.all(old.filter(name => name.endsWith('.svg')).map(async name => rm(path.join(folder, name))));
await Promise.all([...pictures].map(async ([name, svg]) => writeFile(path.join(folder, name), svg)));
console.log(`${pictures.size} pictures drawn.`);

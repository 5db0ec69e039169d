// Loaded before the program: notes each file that it loads, in the file `loaded` of the folder it was started in.
import {appendFileSync} from 'node:fs';
import {registerHooks} from 'node:module';
import path from 'node:path';

const notes = path.resolve('loaded');

registerHooks({
	load(url, context, nextLoad) {
		appendFileSync(notes, `${url}\n`);
		return nextLoad(url, context);
	},
});

const mostPlaces = 12;

/** A line of a stack as V8 writes it. */
const stackLine = /^ {4}at (?:async )?(?:(?<what>[^\n]*) \()?(?<file>[^\n\(\)]+):(?<line>\d+):(?<column>\d+)\)?$/v;

/**
Returns the places that an error passed, as `name (file:line:column)`. Files are named as seen from the folder of the
program; of others only their package is told.
*/
export function placesIn({stack = '', message}: Error, folder: string): string[] {
	// A message may have lines that look like places.
	const start = stack.indexOf(message);
	return stack
		.slice(start === -1 ? 0 : start + message.length)
		.split('\n')
		.flatMap(line => placeIn(line, folder) ?? [])
		.slice(0, mostPlaces);
}

function placeIn(text: string, folder: string): string | undefined {
	const {what, file, line = '', column = ''} = stackLine.exec(text)?.groups ?? {};
	if (file === undefined) {
		return undefined;
	}

	const name = what !== undefined && /^[\w #$.<>\[\]]{1,100}$/v.test(what) ? what : undefined;
	const place = `${nameOf(file, folder)}:${line}:${column}`;
	return name === undefined ? place : `${name} (${place})`;
}

/** Returns the name of a file without what it has of this computer. */
function nameOf(file: string, folder: string): string {
	if (file.startsWith('node:')) {
		return file;
	}

	const path = decoded(file.replace(/^file:\/\/\/?(?=[A-Za-z]:)|^file:\/\//v, '')).replaceAll('\\', '/');
	const own = `${folder.replaceAll('\\', '/').replace(/\/$/v, '')}/`;
	const packaged = path.lastIndexOf('/node_modules/');
	if (packaged !== -1) {
		return path.slice(packaged + 1);
	}

	return path.startsWith(own) ? path.slice(own.length) : 'elsewhere';
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

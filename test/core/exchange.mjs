// Has a name stand for one file and then for the other, again and again, until its standard input is closed: `node exchange.mjs NAME ONE OTHER`.
import {linkSync, renameSync} from 'node:fs';
import process from 'node:process';

const [name, one, other] = process.argv.slice(2);
const spare = `${name}.spare`;
let isOver = false;
process.stdin.resume().on('end', () => {
	isOver = true;
});

function exchange() {
	for (let count = 0; count < 20; count++) {
		for (const file of [other, one]) {
			linkSync(file, spare);
			renameSync(spare, name);
		}
	}

	if (!isOver) {
		setImmediate(exchange);
	}
}

linkSync(one, name);
process.stdout.write('ready\n');
exchange();

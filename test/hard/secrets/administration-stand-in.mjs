// Stands in for the program that calls the administration interface of ENTSSO: speaks as it does, and then does what STAND_IN says.
import {Buffer} from 'node:buffer';
import {readFileSync, writeFileSync, writeSync} from 'node:fs';
import process from 'node:process';
import {text} from 'node:stream/consumers';

// What is seen of it from outside, while it runs.
writeFileSync(`seen-${process.pid}`, Buffer.concat(['cmdline', 'environ'].map(name => readFileSync(`/proc/self/${name}`))));
const {method, values} = JSON.parse(await text(process.stdin));
const [file, password, reminder] = values;
const reply = answer => {
	writeSync(1, `${JSON.stringify(answer)}\n`);
};

const said = [`ENTSSO does not like ${password}`, `nor '${reminder}'. As JSON: ${JSON.stringify({password})}`, password.slice(0, 9), `${password.slice(9)} is in two lines.`];
const behaviours = {
	write() {
		writeFileSync(file, 'a backup');
		reply({type: 'returned', code: 0, values: []});
	},
	refuse() {
		reply({type: 'failed', code: '0xC0002A13', text: said});
	},
	'strange-code'() {
		reply({type: 'failed', code: password, text: said});
	},
	'strange-success'() {
		reply({type: 'returned', code: 1, values: [reminder]});
	},
	print() {
		writeSync(1, `${said.join('\n')}\n${JSON.stringify({type: 'hello', password})}\n`);
		writeSync(2, said.join('\n'));
		behaviours.write();
	},
	crash() {
		throw new Error(said.join('\n'), {cause: {password, reminder}});
	},
	hang() {
		writeFileSync('called', '');
		setInterval(() => {/* It never ends. */}, 60_000);
	},
};

if (method === 'GetFilePasswordReminder') {
	reply({type: 'calling'});
	reply({type: 'returned', code: 0, values: [process.env.REMINDER_IN_FILE ?? 'another one']});
} else if (process.env.STAND_IN === 'unusable') {
	reply({type: 'unusable', reason: said.join('\n'), code: password});
} else {
	reply({type: 'calling'});
	behaviours[process.env.STAND_IN]();
}

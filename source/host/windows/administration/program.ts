/**
A program of its own that makes one call through the administration interface of ENTSSO: request and replies as in
reply.ts. It is a process and not a thread, since a thread that hangs in a call cannot be ended, keeps its process from
ending, and takes it along when the component crashes. Secrets come through the pipe of standard input alone.
*/
import {writeSync} from 'node:fs';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {jsonLine} from '../../json-line.ts';
import {openMethod} from './component.ts';
import {requestIn, type CallReply} from './reply.ts';

const standardOutput = 1;

/** Writes at once: the call that follows stands still, so the line has to be out before it. */
function reply(answer: CallReply): void {
	writeSync(standardOutput, jsonLine(answer));
}

const request = requestIn(await text(process.stdin));
if (request !== undefined) {
	const method = await openMethod(request.method);
	if ('type' in method) {
		reply(method);
	} else if (request.opensOnly) {
		reply({type: 'returned', code: 0, values: []});
		method.close();
	} else {
		reply({type: 'calling'});
		reply(method.call(request.values));
		method.close();
	}
}

// Ends here, as the component may have threads of its own that would not end.
// eslint-disable-next-line unicorn/no-process-exit -- this is a program
process.exit();

import path from 'node:path';
import {changeable} from '../../tool-trust.ts';
import type {Administration} from '../../administration.ts';
import type {Host} from '../../host.ts';
import {askRegistry, askValues} from '../asking.ts';
import {componentFile} from '../directories.ts';
import {keys} from '../registry-values.ts';
import type {Tools} from '../tools.ts';

type Refused = {readonly state: 'unusable'; readonly reason: string};

/** Returns an administration interface that is opened only where `whyNot`, asked before each call, says nothing. */
export function guard(administration: Administration, whyNot: () => Promise<string | undefined>): Administration {
	const unlessRefused = async <Result>(call: () => Promise<Result>): Promise<Result | Refused> => {
		const reason = await whyNot();
		return reason === undefined ? call() : {state: 'unusable', reason};
	};

	const {opens} = administration;
	return {
		perform: async (call, limits) => unlessRefused(async () => administration.perform(call, limits)),
		readReminder: async (file, limits) => unlessRefused(async () => administration.readReminder(file, limits)),
		serverStatus: async limits => unlessRefused(async () => administration.serverStatus(limits)),
		...(opens !== undefined && {
			opens: async (method, limits) => unlessRefused(async () => opens(method, limits)),
		}),
	};
}

/**
Returns why the component of ENTSSO must not be loaded; undefined when nothing speaks against it. Where it is not
registered, opening it fails by itself, in its own words.
*/
export async function whyNotOpened(
	tools: Tools,
	othersCanChange: Host['othersCanChange'],
): Promise<string | undefined> {
	const [component, programFolders] = await Promise.all([
		askRegistry(tools, keys.component, 64),
		askValues(tools, keys.programFolders),
	]);
	if (component.known && component.value === undefined) {
		return undefined;
	}

	const file = componentFile(component, programFolders);
	const answer = path.win32.isAbsolute(file) ? await othersCanChange(file) : 'unknown';
	const reason = changeable(file === '' ? 'the administration interface of ENTSSO' : file, answer);
	return reason === undefined ? undefined : `${reason} It was not opened.`;
}

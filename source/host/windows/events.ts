import type {BackupEvent} from '../host.ts';

/** ENTSSO events that are asked for (BizTalk Server documentation, "Single Sign-On: Event" pages). */
export const eventIds = {
	newSecret: 10_525,
	secretServer: 10_534,
	backedUp: 10_559,
	backupFailed: 10_560,
	wrongMedia: 10_561,
	neverBackedUp: 10_589,
} as const;

export type EventQuery = {
	readonly ids: readonly number[];
	readonly since?: Date;
	/** Most matches to read, from the newest end of the log. */
	readonly count: number;
};

/** Arguments of wevtutil.exe for events of ENTSSO, newest first, as XML, which is the same in every language. */
export function eventQuery({ids, since, count}: EventQuery): string[] {
	const ofIds = ids.map(id => `EventID=${id}`).join(' or ');
	const fromThen = since === undefined ? '' : ` and TimeCreated[@SystemTime>='${since.toISOString()}']`;
	return [
		'qe',
		'Application',
		`/q:*[System[Provider[@Name='ENTSSO'] and (${ofIds})${fromThen}]]`,
		'/rd:true',
		`/c:${count}`,
		'/f:xml',
	];
}

/**
Has wevtutil.exe print UTF-16; else letters that the OEM code page lacks are lost ("wevtutil" in the Windows
documentation).
*/
export const asUnicode = '/uni:true';

/** Arguments of wevtutil.exe for the oldest event that the log still holds, whoever logged it. */
export const oldestEventQuery: readonly string[] = ['qe', 'Application', '/c:1', '/f:xml'];

/**
Returns the events in the XML that wevtutil printed, in its order, whatever stands around them; none for no text.
Undefined when there is something else and no event, or an event in it is cut off or lacks its number or time.
*/
export function parseEvents(text: string): BackupEvent[] | undefined {
	const events: BackupEvent[] = [];
	const pieces = text.split(/<Event(?=[\s>])/v);
	// Where there is no event, nothing but a declaration, or an element around all events, may stand.
	if (pieces.length === 1 && text.replaceAll(/<\?xml[^<>]*>|<\/?Events\s*\/?>/gv, '').trim() !== '') {
		return undefined;
	}

	for (const piece of pieces.slice(1)) {
		const end = piece.indexOf('</Event>');
		const event = end === -1 ? undefined : parseEvent(piece.slice(0, end));
		if (event === undefined) {
			return undefined;
		}

		events.push(event);
	}

	return events;
}

function parseEvent(xml: string): BackupEvent | undefined {
	const id = /<EventID(?:\s[^<>]*)?>\s*(?<id>\d{1,9})\s*<\/EventID>/v.exec(xml)?.groups?.id;
	const time = new Date(/<TimeCreated\s[^<>]*SystemTime\s*=\s*["'](?<time>[^"']*)["']/v.exec(xml)?.groups?.time ?? '');
	if (id === undefined || Number.isNaN(time.getTime())) {
		return undefined;
	}

	const data = xml.matchAll(/<Data(?:\s[^\/<>]*)?(?:\/>|>(?<content>[^<]*)<\/Data>)/gv);
	const strings = Array.from(data, ({groups}) => decodeEntities(groups?.content ?? ''));
	return {id: Number(id), time, strings};
}

const named: Readonly<Record<string, string>> = {
	amp: '&', apos: '\'', gt: '>', lt: '<', quot: '"',
};

/** A text of XML as it is meant; what is no entity stays as it is. */
function decodeEntities(text: string): string {
	const entities = /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<name>amp|apos|gt|lt|quot));/giv;
	return text.replaceAll(entities, (entity: string, decimal?: string, hex?: string, name?: string) => {
		if (name !== undefined) {
			return named[name.toLowerCase()] ?? entity;
		}

		const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
		return code <= 0x10_FF_FF ? String.fromCodePoint(code) : entity;
	});
}

// Stands in for wevtutil.exe with a long log: prints as many events of ENTSSO as EVENTS says, newest first, whatever was asked for. What it prints is read or it is ended.
import {writeSync} from 'node:fs';
import process from 'node:process';

const count = Number(process.env.EVENTS);
for (let index = 0; index < count; index += 500) {
	const block = Array.from({length: Math.min(500, count - index)}, (_, offset) => eventAt(index + offset)).join('');
	const bytes = new TextEncoder().encode(block);
	for (let done = 0; done < bytes.length;) {
		done += writeSync(1, bytes, done);
	}
}

function eventAt(index) {
	const time = new Date(Date.UTC(2026, 10, 20) - (index * 60_000)).toISOString();
	return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ENTSSO'/><EventID Qualifiers='49152'>10536</EventID><Level>2</Level><Task>1</Task><Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='${time}'/><EventRecordID>${index}</EventRecordID><Channel>Application</Channel><Computer>BIZ01</Computer><Security/></System><EventData><Data>BIZ01</Data></EventData></Event>\r\n`;
}

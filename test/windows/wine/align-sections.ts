/** Bytes in a page of memory. */
const page = 4096;

/**
Returns this program with each of its sections at the start of a page of the file. Wine maps such a section; any other
it reads, which takes node.exe, with its 85 MB, more time than all else at its start. For the layout, see Microsoft's
"PE Format".
*/
export function alignSections(program: Uint8Array): Uint8Array {
	const given = viewOf(program);
	const header = given.getUint32(0x3C, true);
	const optionalHeader = header + 24;
	const sectionTable = optionalHeader + given.getUint16(header + 20, true);
	const headers = padded(program.subarray(0, given.getUint32(optionalHeader + 60, true)));
	const aligned = viewOf(headers);
	aligned.setUint32(optionalHeader + 36, page, true);
	aligned.setUint32(optionalHeader + 60, headers.length, true);
	const parts = [headers];
	let place = headers.length;
	for (let index = 0; index < given.getUint16(header + 6, true); index++) {
		const section = sectionTable + (40 * index);
		const start = given.getUint32(section + 20, true);
		const content = padded(program.subarray(start, start + given.getUint32(section + 16, true)));
		aligned.setUint32(section + 16, content.length, true);
		aligned.setUint32(section + 20, content.length === 0 ? 0 : place, true);
		parts.push(content);
		place += content.length;
	}

	const result = new Uint8Array(place);
	place = 0;
	for (const part of parts) {
		result.set(part, place);
		place += part.length;
	}

	return result;
}

function viewOf({buffer, byteOffset, byteLength}: Uint8Array): DataView {
	return new DataView(buffer, byteOffset, byteLength);
}

/** Returns a copy of these bytes that ends with a page. */
function padded(bytes: Uint8Array): Uint8Array {
	const result = new Uint8Array(page * Math.ceil(bytes.length / page));
	result.set(bytes);
	return result;
}

import {createHash} from 'node:crypto';

/** Where the headers of a 64-bit Windows program keep what a signature is about (PE format specification). */
function layout(program: Uint8Array) {
	const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
	const optionalHeader = view.getUint32(0x3C, true) + 24;
	const securityDirectory = optionalHeader + 112 + (4 * 8);
	return {
		view,
		checksum: optionalHeader + 64,
		securityDirectory,
		certificates: view.getUint32(securityDirectory, true),
		certificatesSize: view.getUint32(securityDirectory + 4, true),
	};
}

/** The first signature of a Windows program: a PKCS #7 structure. Throws when there is none. */
export function signatureOf(program: Uint8Array): Uint8Array {
	const {view, certificates, certificatesSize} = layout(program);
	const length = certificatesSize === 0 ? 0 : view.getUint32(certificates, true);
	if (length === 0 || length > certificatesSize || view.getUint16(certificates + 6, true) !== 2) {
		throw new Error('The program is not signed.');
	}

	return program.subarray(certificates + 8, certificates + length);
}

/** The SHA-256 that the signature speaks of: of everything but the checksum, the place of the signature, and the signature. */
export function signedDigest(program: Uint8Array): Uint8Array {
	const {checksum, securityDirectory, certificates, certificatesSize} = layout(program);
	return createHash('sha256')
		.update(program.subarray(0, checksum))
		.update(program.subarray(checksum + 4, securityDirectory))
		.update(program.subarray(securityDirectory + 8, certificates))
		.update(program.subarray(certificates + certificatesSize))
		.digest();
}

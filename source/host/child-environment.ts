import process from 'node:process';

/**
Variables that have Node.js, or the OpenSSL in it, load code or trust somebody. Whoever set them meant another program.
That of the debug file is for this program alone.
*/
const steering = /^(?:(?:node|openssl|ssl)_|entsso_backup_debug$)/iv;

/** Returns the environment of a program that is started: that of this one, without what steers Node.js and OpenSSL. */
export function childEnvironment(environment: Readonly<NodeJS.ProcessEnv> = process.env): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !steering.test(name)));
}

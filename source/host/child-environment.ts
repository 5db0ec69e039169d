import process from 'node:process';

/**
Variables that have Node.js, or the OpenSSL in it, load code or trust somebody. Whoever set them meant another program.
*/
const steering = /^(?:node|openssl|ssl)_/iv;

/** Returns the environment of a program that is started: that of this one, without what steers Node.js and OpenSSL. */
export function childEnvironment(environment: Readonly<NodeJS.ProcessEnv> = process.env): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !steering.test(name)));
}

/** Same as the package, which names no types for this file of it. */
declare module '@xterm/headless/lib-headless/xterm-headless.mjs' {
	export * from '@xterm/headless';
}

/** Replaced by the bundler with the text of the file. */
declare module '*.cmd' {
	const text: string;
	export default text;
}

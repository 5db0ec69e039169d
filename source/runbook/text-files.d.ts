/** The bundler puts the text of such a file in. */
declare module '*.cmd' {
	const text: string;
	export default text;
}

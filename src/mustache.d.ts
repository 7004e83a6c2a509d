/** A mustache template, bundled as its text. */
declare module '*.mustache' {
	const text: string;
	export default text;
}

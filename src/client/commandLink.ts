/**
 * The address of a command with one argument, for use inside a Markdown link: `command:planNavigator.openTarget?…`.
 * Round brackets are encoded as well, since an unbalanced one would end the link.
 */
export function commandLink(command: string, argument: unknown): string {
	const encoded = encodeURIComponent(JSON.stringify([argument]));
	return `command:${command}?${encoded.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))}`;
}

import { follow } from '../../base/path.ts';

/** True for a folder below the root, written relative to it: `plans/active/X/reports`. The root itself is none. */
export function isFolderInside(text: string): boolean {
	const isRelative = !/^[/\\]|^[a-z]:|\\/i.test(text);
	return isRelative && Boolean(follow('', text));
}

/** What to put at the end of a document, so that sections follow it after one blank line each. */
export function continuation(document: string, sections: readonly string[]): string {
	const lineBreak = document.includes('\r\n') ? '\r\n' : '\n';
	const start = document === '' || document.endsWith('\n') ? '' : lineBreak;
	const text = sections.map((section) => `\n${section.trim()}\n`).join('');
	return start + text.replaceAll('\n', lineBreak);
}

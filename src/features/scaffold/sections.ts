/** A section of a draft: its heading and its whole text, heading included. */
export interface Section {
	readonly heading: string;
	readonly text: string;
}

/** The `##` sections of a draft that an existing document has no heading for, at whatever level and in whatever case. */
export function missingSections(draft: string, existing: string): Section[] {
	const there = new Set(Array.from(existing.matchAll(/^#{1,6}[ \t]+(.*)$/gm), ([, heading = '']) => plain(heading)));
	return draft
		.split(/^(?=## )/m)
		.slice(1)
		.map((text) => ({ heading: /^## (.*)/.exec(text)?.[1] ?? '', text: `${text.trimEnd()}\n` }))
		.filter(({ heading }) => !there.has(plain(heading)));
}

function plain(heading: string): string {
	return heading
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.toLowerCase();
}

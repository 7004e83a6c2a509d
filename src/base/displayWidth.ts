/** How many columns a text takes in a monospaced font: a wide sign (`✅`, `状`) takes two, one that joins another none. */
export function displayWidth(text: string): number {
	let width = 0;
	for (const sign of text) {
		width += JOINING.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
	}
	return width;
}

const JOINING = /[\p{Mn}\p{Me}\u200d]/u;

/** The wide and full-width blocks of Unicode's East Asian Width, and what is shown as an emoji by itself. */
const WIDE =
	/[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

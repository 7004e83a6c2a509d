/** Characters that read as something else in ASCII. What NFKD takes apart by itself (accents, ligatures, fractions) is not listed. */
const spellings: readonly (readonly [characters: string, spelling: string])[] = [
	['\u2010\u2011\u2012\u2013\u2212\u00ad', '-'],
	['\u2018\u2019\u201a\u201b\u2032\u2039\u203a', "'"],
	['\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb', '"'],
	['→⟶➜➔⇾', '->'],
	['←⟵', '<-'],
	['↔⟷', '<->'],
	['⇒⟹', '=>'],
	['⇔', '<=>'],
	['↑', '^'],
	['↓', 'v'],
	['✅✔✓☑🗹', '[x]'],
	['❌✗✘✖☒', '[no]'],
	['⚠', '[!]'],
	['⏳⌛🚧', '[~]'],
	['☐', '[ ]'],
	['•◦▪‣●○', '*'],
	['·', '.'],
	['×✕', 'x'],
	['÷⁄∕', '/'],
	['≤', '<='],
	['≥', '>='],
	['≠', '!='],
	['≈∼≃', '~'],
	['±', '+/-'],
	['∞', 'inf'],
	['√', 'sqrt'],
	['∑', 'sum'],
	['∈', 'in'],
	['°', ' deg'],
	['§', 'sec. '],
	['¶', 'par. '],
	['©', '(c)'],
	['®', '(r)'],
	['€', 'EUR'],
	['£', 'GBP'],
	['α', 'alpha'],
	['β', 'beta'],
	['γ', 'gamma'],
	['δΔ∆', 'delta'],
	['ε', 'epsilon'],
	['θ', 'theta'],
	['λ', 'lambda'],
	['μµ', 'u'],
	['π', 'pi'],
	['ρ', 'rho'],
	['σ', 'sigma'],
	['φϕ', 'phi'],
	['ψ', 'psi'],
	['ωΩ', 'omega'],
	['ß', 'ss'],
	['æ', 'ae'],
	['Æ', 'AE'],
	['ø', 'o'],
	['Ø', 'O'],
	['ł', 'l'],
	['Ł', 'L'],
	// Marks that only join or colour their neighbours say nothing by themselves.
	['\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f', ''],
];

const spellingOf = new Map(spellings.flatMap(([characters, spelling]) => [...characters].map((c) => [c, spelling])));

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ';
const superscriptMeanings = '0123456789+-n';

/**
 * Spells a text in ASCII: dashes, quotes, arrows, ticks, accents (`é` is `e`), powers (`10⁻³` is `10^-3`).
 * Nothing is dropped: what has no spelling stands as its code point, `[U+4E2D]`.
 */
export function toAscii(text: string): string {
	if (!/[^\n\t -~]/.test(text)) {
		return text;
	}
	return text
		.replace(/§§/g, '§')
		.replace(/[ \t]*[\u2014\u2015][ \t]*/g, ' - ')
		.replace(
			/[⁰¹²³⁴-⁹⁺⁻ⁿ]+/g,
			(power) => `^${[...power].map((c) => superscriptMeanings[superscripts.indexOf(c)]).join('')}`,
		)
		.replace(/[^\n\t -~]/gu, (character) => spell(character));
}

function spell(character: string): string {
	const known = spellingOf.get(character);
	if (known !== undefined) {
		return known;
	}
	const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').replace(/⁄/g, '/');
	if (/^[ -~]*$/.test(plain)) {
		return plain;
	}
	return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** True where a text asks for ASCII: `Maintain ASCII-only content in plan artifacts.` */
export function asksForAscii(text: string): boolean {
	return /\bASCII\b/.test(text);
}

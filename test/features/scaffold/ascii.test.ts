import { expect, test } from 'vitest';
import { asksForAscii, toAscii } from '../../../src/features/scaffold/ascii.ts';

test.each([
	['plain text stays', 'plain text stays'],
	['red — green, pages 3–9, a‑b, x−1', 'red - green, pages 3-9, a-b, x-1'],
	['“Don’t”', '"Don\'t"'],
	['train→save ⇒ load … ✅ ✔ ✗', 'train->save => load ... [x] [x] [no]'],
	['⚠️ 10⁻³ of 4096², H₂O', '[!] 10^-3 of 4096^2, H2O'],
	['Café, naïve, Łódź, ½', 'Cafe, naive, Lodz, 1/2'],
	['spec.md §4.5–§4.6', 'spec.md sec. 4.5-sec. 4.6'],
	['a\u00a0b\u202fc\u200b', 'a b c'],
	['中 and 🎯', '[U+4E2D] and [U+1F3AF]'],
	['≤2 min ± 5 µs, |Δx| ≈ 0', '<=2 min +/- 5 us, |deltax| ~ 0'],
])('%s', (text, ascii) => {
	expect(toAscii(text)).toBe(ascii);
});

test('everything becomes ASCII, and nothing but joiners is dropped', () => {
	for (let point = 0x80; point < 0x3000; point++) {
		const spelled = toAscii(String.fromCodePoint(point));
		expect(spelled).toMatch(/^[\n\t -~]*$/);
	}
});

test('a brief asks for ASCII in its own words', () => {
	expect(asksForAscii('- Maintain ASCII-only content in plan artifacts.')).toBe(true);
	expect(asksForAscii('- Keep lines short.')).toBe(false);
});

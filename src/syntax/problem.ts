import type { Line0, Span } from '../base/position.ts';

/** What a reader noticed in a text while it read on: a value is always there beside it. */
export interface Problem {
	readonly kind: 'unclosed-fence' | 'unknown-state' | 'ragged-row' | 'duplicate-field';
	readonly line: Line0;
	readonly span: Span;
}

import type { Lines } from '../base/lines.ts';
import type { Line0, Span } from '../base/position.ts';
import type { Cell } from './cells.ts';
import type { FrontMatter } from './frontMatter.ts';
import type { Problem } from './problem.ts';

/** An ATX or setext heading. In `### Phase A — Start ###` the text is `Phase A — Start`. Never one inside a fence. */
export interface Heading {
	readonly line: Line0;
	/** 1 to 6. */
	readonly level: number;
	/** As written, inline marks kept, closing `#` and outer blanks removed. Of an underlined heading, the first line. */
	readonly text: string;
	/** Where `text` stands on its line. */
	readonly span: Span;
	/** True where it stands in a quote or a list item: it is no part of the document's own outline. */
	readonly nested: boolean;
}

export interface Row {
	readonly line: Line0;
	/** Cut by the header's columns: what is over goes into the last cell, what is missing is missing. */
	readonly cells: readonly Cell[];
}

export interface Table {
	readonly header: Row;
	readonly rows: readonly Row[];
}

/** A bullet or ordered list item. */
export interface ListItem {
	readonly line: Line0;
	/** The last line with text that belongs to the item, its children included. */
	readonly lastLine: Line0;
	/** Index of the item that holds this one, in the same array; undefined at the top. */
	readonly parent: number | undefined;
	/** The rest of the first line behind the marker and its blanks: `[x] A1: Write it`. */
	readonly text: string;
	readonly span: Span;
}

/** A fenced code block, its fences included. */
export interface Fence {
	readonly first: Line0;
	readonly last: Line0;
	/** The info string: `bash`. */
	readonly info: string;
	/** False where the closing fence is missing and the block runs to the end of its container. */
	readonly closed: boolean;
}

/** The block structure of a text, each list in document order. */
export interface BlockLists {
	readonly headings: readonly Heading[];
	readonly tables: readonly Table[];
	readonly items: readonly ListItem[];
	readonly fences: readonly Fence[];
	/** The lines of code blocks without fences, indented by four columns more than the text around them; blank ones left out. */
	readonly indentedCode: readonly Line0[];
	readonly problems: readonly Problem[];
}

/** The block structure of a Markdown document. */
export interface Blocks extends BlockLists {
	readonly lines: Lines;
	/** YAML between `---` at the top, both marks included. */
	readonly frontMatter: FrontMatter | undefined;
}

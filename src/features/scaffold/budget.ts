/** Where the rest of a list is to be read. */
interface More {
	readonly count: number;
	/** A pointer in a code span: to the first item that was left out. */
	readonly where: string;
}

/** How many lines a page has. */
const pageLines = 50;

/** The lines of a number of pages. */
export const linesOfPages = (pages: number): number => pages * pageLines;

const mostLines = linesOfPages(2);

/** A list of a draft that can be cut: the most important item first. */
export interface Listed<T extends { readonly where: string } = { readonly text: string; readonly where: string }> {
	readonly items: readonly T[];
	/** What was left out for want of room; null where the list is whole. */
	readonly more: More | null;
}

/**
 * Makes a list of a draft out of what was found. What can never fit is not even looked at: a document may hold
 * a hundred thousand tasks.
 */
export async function listed<Source, T extends { readonly where: string }>(
	sources: readonly Source[],
	show: (source: Source) => T | Promise<T>,
): Promise<Listed<T>> {
	const items: T[] = [];
	for (const source of sources.slice(0, mostLines)) {
		items.push(await show(source));
	}
	const next = sources[mostLines];
	const where = next === undefined ? undefined : (await show(next)).where;
	return { items, more: where === undefined ? null : { count: sources.length - mostLines, where } };
}

/** A list of what is ready to be shown. */
export function cut<T extends { readonly where: string }>(items: readonly T[]): Listed<T> {
	const next = items[mostLines];
	return {
		items: items.slice(0, mostLines),
		more: next === undefined ? null : { count: items.length - mostLines, where: next.where },
	};
}

/**
 * Renders a view in no more than two pages: as long as it is over them, the longest of its lists loses its last items,
 * and says how many and where they are. Each list keeps its first item.
 */
export function fitTwoPages<View extends object>(view: View, render: (view: View) => string): string {
	let shown = view;
	for (;;) {
		const text = render(shown);
		const over = text.split('\n').length - 1 - mostLines;
		const longest = over > 0 ? longestList(shown) : undefined;
		if (longest === undefined) {
			return text;
		}
		shown = { ...shown, [longest]: withoutLast(shown[longest] as Listed) };
	}
}

function longestList<View extends object>(view: View): keyof View | undefined {
	let longest: keyof View | undefined;
	let most = 1;
	for (const [name, value] of Object.entries(view)) {
		if (isListed(value) && value.items.length > most) {
			longest = name as keyof View;
			most = value.items.length;
		}
	}
	return longest;
}

function withoutLast({ items, more }: Listed): Listed {
	const left = items.at(-1);
	return { items: items.slice(0, -1), more: { count: (more?.count ?? 0) + 1, where: left?.where ?? '' } };
}

function isListed(value: unknown): value is Listed {
	return (
		typeof value === 'object' && value !== null && 'items' in value && 'more' in value && Array.isArray(value.items)
	);
}

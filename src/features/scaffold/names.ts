/**
 * What a template may do with a name: show it (`text`), ask whether it is so (`flag`), go into it (more names), or repeat
 * a section for each of its items (a list of one, the names of an item).
 */
export type Shape = 'text' | 'flag' | ShapeNames | readonly [ShapeNames];

export interface ShapeNames {
	readonly [name: string]: Shape;
}

type ShapeOf<Value> = [Value] extends [string | number]
	? 'text'
	: [Value] extends [boolean]
		? 'flag'
		: Value extends readonly (infer Item)[]
			? readonly [NamesOf<Item>]
			: NamesOf<Value>;

/** The names of a view, each with its shape: the compiler holds the two together. */
export type NamesOf<View> = { readonly [Name in keyof View]-?: ShapeOf<NonNullable<View[Name]>> };

/** The names of a list that can be cut, from those of its items. */
export const namesOfList = <const Names extends ShapeNames>(item: Names) =>
	({ items: [item], more: { count: 'text', where: 'text' } }) as const;

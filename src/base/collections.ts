/** Adds a value to the list that a map holds for a key; the first value makes the list. */
export function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
	const list = lists.get(key);
	if (list === undefined) {
		lists.set(key, [value]);
	} else {
		list.push(value);
	}
}

/** The values of each key, in their order; keys in the order in which they come first. */
export function groupBy<K, V>(values: Iterable<V>, keyOf: (value: V) => K): ReadonlyMap<K, readonly V[]> {
	const groups = new Map<K, V[]>();
	for (const value of values) {
		pushTo(groups, keyOf(value), value);
	}
	return groups;
}

/** Adds all of a list to another, however long it is: `push(...more)` would put each of it on the stack. */
export function pushAll<T>(list: T[], more: Iterable<T>): void {
	for (const each of more) {
		list.push(each);
	}
}

/** True for what may have properties to look at: JSON's objects and arrays. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

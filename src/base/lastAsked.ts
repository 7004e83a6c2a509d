/** A function that remembers its last answer, for those who ask the same many times in a row: a line may name a thousand files. */
export function lastAsked<K, V>(answer: (key: K) => V): (key: K) => V {
	let last: { readonly key: K; readonly value: V } | undefined;
	return (key) => {
		if (last === undefined || last.key !== key) {
			last = { key, value: answer(key) };
		}
		return last.value;
	};
}

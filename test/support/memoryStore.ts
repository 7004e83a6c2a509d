import { ByteLines } from '../../src/hosts/byteLines.ts';
import type { IndexStore } from '../../src/ports/indexStore.ts';

/** Keeps in memory what is saved. */
export function memoryStore(): IndexStore & { text: string | undefined } {
	const store = {
		key: 'k',
		text: undefined as string | undefined,
		load: async () => (store.text === undefined ? undefined : new ByteLines(Buffer.from(store.text))),
		async save(pieces: AsyncIterable<string>) {
			const all: string[] = [];
			for await (const piece of pieces) {
				all.push(piece);
			}
			store.text = all.join('');
		},
	};
	return store;
}

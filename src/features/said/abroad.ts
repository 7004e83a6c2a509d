import { wordsFor } from './fileWords.ts';
import { cellOf, type Saying } from './saying.ts';

const file = wordsFor('file');
const isNew = wordsFor('isNew');

const start = String.raw`(?<![\p{L}\p{N}_])`;
const opens = String.raw`[*_]*\s*[:：]?[*_]*\s*[*\x60'"(\[「]*$`;
const closes = String.raw`^[\x60'"*)\]」]*\s*`;
/** A remark ends with its clause. */
const ends = String.raw`[*_\])）]{0,3}\s*(?:$|[.,;:|)）(（。、，→—–-])`;
const joint = String.raw`(?:[|(（\[—–:：-]\s*[*]*)`;

/** Where an item, a clause or a remark in brackets begins, its marks left out: in the middle of a sentence `nova` is a name. */
const head = String.raw`(?:^|[:：—–(,])(?:[^\p{L}\p{N}]|\[[xX]\]|\d+[.)])*`;
/** Words at such a beginning, or anywhere before a word for a file. */
const leading = (words: string, article = '') =>
	new RegExp(
		`(?:${head}(?:${words})${article}(?:\\s+(?:${file}))?|${start}(?:${words})${article}\\s+(?:${file}))${opens}`,
		'iu',
	);
const newBefore = leading(isNew);
const makesBefore = leading(
	wordsFor('makes'),
	`(?:\\s+(?:une?|una?|um|ein(?:e[ns]?)?|die|le|la|el|o))?(?:\\s+(?:${isNew}))?`,
);
const removesBefore = leading(wordsFor('removes'), '(?:\\s+(?:die|das|den|le|la|el|il|o))?');

/** `a.md (neu)`, `a.md — supprimé`. */
const remark = (words: string) => new RegExp(`${closes}${joint}(?:${words})${ends}`, 'iu');
/** `` `a.md` を作成する ``, `` `a.md` 파일을 삭제 ``, and at the end of a clause without a particle: `` `a.md` 삭제 ``, `` `a.md` anlegen ``. */
const verbLast = (verbs: string) =>
	new RegExp(
		`${closes}(?:(?:(?:ファイル)?を(?:新規)?|(?:파일)?[을를]\\s*(?:새로\\s*)?)(?:${verbs})(?!し(?:ない|ません|ては)|하지)|(?:파일\\s*)?(?:${verbs})${ends})`,
		'iu',
	);

const not = /(?:\b(?:nicht|nie|pas|jamais|no|nunca|não|non)|(?<!\p{L})не)[\s*_]*$/iu;

/** What plans in other languages than English and Chinese say of files: words right beside a path. */
export const abroad: readonly Saying[] = [
	{ says: 'gone', in: 'lastWords', words: removesBefore, not },
	{ says: 'gone', in: 'behind', words: remark(wordsFor('wasRemoved')) },
	{ says: 'gone', in: 'behind', words: verbLast(wordsFor('removesLast')) },
	{ says: 'gone', in: 'before', words: cellOf(wordsFor('wasRemoved')) },
	{ says: 'made', in: 'lastWords', words: newBefore },
	{ says: 'made', in: 'lastWords', words: makesBefore, not },
	{ says: 'made', in: 'behind', words: remark(wordsFor('wasMade')) },
	{ says: 'made', in: 'behind', words: verbLast(wordsFor('makesLast')) },
	{ says: 'made', in: 'before', words: cellOf(wordsFor('wasMade')) },
];

/*
 * What plans in other languages than English and Chinese say of files that come or go: German, French, Spanish, Portuguese, Italian,
 * Polish, Russian, Japanese and Korean. Words that stand right beside a path, or in a heading or a label above a list of paths.
 */

/** Words for a file, in the singular and the plural. */
const file = [
	...['Datei(?:en)?', 'Modul[e]?', 'Skripte?', 'Ordner', 'Tests?'],
	...['fichiers?', 'modules?', 'scripts?', 'dossiers?', 'archivos?', 'ficheros?', 'módulos?', 'carpetas?'],
	...['arquivos?', 'ficheiros?', 'pastas?', 'file', 'modul[oi]', 'cartell[ae]', 'pliki?', 'moduły?'],
	...['файлы?', 'модул[ьи]', 'скрипты?', 'тесты?', 'папк[аиу]'],
].join('|');

/** Words for what is new; those of Japanese and Korean stand with the word for a file. */
const isNew = [
	...['neue?[rsnm]?', 'nouveaux?', 'nouvel(?:le)?s?', 'nuev[oa]s?', 'nov[oa]s?', 'nuov[oaie]', 'now[yea]'],
	...[
		'нов(?:ый|ая|ое|ые)',
		'新規(?:作成|追加)?(?:する)?(?:ファイル)?',
		'新しいファイル',
		'새(?:로운)?(?: ?파일)?',
		'신규(?: ?파일)?',
	],
].join('|');

/** Words that make something. */
const makes = [
	...['erstell(?:en?|t)', 'anlegen', 'lege', 'créer', 'crée[rz]?', 'création d[eu]', 'crear?', 'creare', 'creación de'],
	...['criar?', 'crie', 'criação de', 'utw[óo]rz(?:yć)?', 'созда(?:ть|й|ём|ем|ние|йте)'],
].join('|');

/** Words that take something away. */
const removes = [
	...['lösche?n?', 'entfernen?', 'supprime[rz]?', 'suppression d[eu]', 'retirer', 'eliminar?e?', 'borrar?', 'elimina'],
	...['rimuov(?:ere|i)', 'remov(?:er|a)', 'exclu(?:ir|a)', 'apagar?', 'usu[ńn](?:ąć)?', 'удал(?:ить|и|ите|яем|ение)'],
].join('|');

/** What is said of a file behind it, in brackets or behind a dash, a cell or a colon. */
const wasMade = [
	...[
		'neu(?:e Datei)?',
		'(?:an)?zulegen',
		'anlegen',
		'angelegt',
		'erstellen',
		'zu erstellen',
		'nouveau(?: fichier)?',
		'à créer',
	],
	...[
		'nuevo(?: archivo)?',
		'(?:a|por) crear',
		'novo(?: arquivo)?',
		'a criar',
		'nuovo(?: file)?',
		'da creare',
		'nowy(?: plik)?',
	],
	...[
		'нов(?:ый|ая|ое)(?: файл)?',
		'создать',
		'新規(?:作成|追加)?(?:ファイル)?',
		'作成',
		'追加',
		'신규(?: 파일)?',
		'새 파일',
		'생성',
		'추가',
	],
].join('|');
const wasRemoved = [
	...[
		'gelöscht',
		'löschen',
		'entfernt',
		'entfernen',
		'supprimée?',
		'à supprimer',
		'eliminad[oa]',
		'a eliminar',
		'borrad[oa]',
	],
	...[
		'removid[oa]',
		'excluíd[oa]',
		'a remover',
		'eliminat[oa]',
		'rimoss[oa]',
		'usunięt[yae]',
		'удал(?:ён|ен|ить)',
		'削除(?:済み)?',
		'삭제(?:됨)?',
		'제거',
	],
].join('|');

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
const makesBefore = leading(makes, `(?:\\s+(?:une?|una?|um|ein(?:e[ns]?)?|die|le|la|el|o))?(?:\\s+(?:${isNew}))?`);
const removesBefore = leading(removes, '(?:\\s+(?:die|das|den|le|la|el|il|o))?');
/**
 * In Japanese and Korean the verb comes last: `` `a.md` を作成する ``, `` `a.md` 파일을 삭제 ``, and alone at the end of its clause:
 * `` `a.md` 삭제 ``. German infinitives do as well.
 */
const verbBehind = (verbs: string) =>
	new RegExp(
		`${closes}(?:(?:(?:ファイル)?を(?:新規)?|(?:파일)?[을를]\\s*(?:새로\\s*)?)(?:${verbs})(?!し(?:ない|ません|ては)|하지)|(?:파일\\s*)?(?:${verbs})${ends})`,
		'u',
	);
const madeBehind = new RegExp(`${closes}${joint}(?:${wasMade})${ends}|${closes}(?:anlegen|erstellen)${ends}`, 'iu');
const removedBehind = new RegExp(
	`${closes}${joint}(?:${wasRemoved})${ends}|${closes}(?:löschen|entfernen)${ends}`,
	'iu',
);
const madeLast = verbBehind('作成|追加|生成|생성|추가|작성');
const removedLast = verbBehind('削除|삭제|제거');
const never = /(?:\b(?:nicht|nie|pas|jamais|no|nunca|não|non)|(?<!\p{L})не)[\s*_]*$/iu;

/**
 * @param clause what stands before the path
 * @param behind what stands behind it
 */
export function saidAbroad(clause: string, behind: string): { readonly gone: boolean; readonly made: boolean } {
	// No more than this is looked at: most pointers have no such words, and each expression tries every place.
	const before = clause.length > nearby ? `x${clause.slice(-nearby)}` : clause;
	const after = behind.slice(0, nearby);
	const isDone = (verb: RegExp): boolean => {
		const found = verb.exec(before);
		return found !== null && !never.test(before.slice(0, found.index));
	};
	return {
		gone: isDone(removesBefore) || removedBehind.test(after) || removedLast.test(after),
		made: newBefore.test(before) || isDone(makesBefore) || madeBehind.test(after) || madeLast.test(after),
	};
}

/** How far off a word for what is done with a file stands at most, with an article and a word for a file between. */
const nearby = 48;

/** What a cell of a table says of the file in the next one, Chinese included, as the source of a regular expression. */
export const NEW_IN_CELL = `${wasMade}|新建|新增|创建|添加`;
export const GONE_IN_CELL = `${wasRemoved}|删除|移除`;

/** Headings and labels over files that come or go, as the sources of regular expressions (with the flag `i`). */
export const LISTS_OF_CHANGE_ABROAD: readonly string[] = [
	'(?:neue|gelöschte|zu (?:erstellende|löschende|entfernende)|entfernte) Dateien',
	'Dateien (?:zu |zum )?(?:erstellen|anlegen|löschen|entfernen|Erstellen|Löschen)',
	'nouveaux fichiers|fichiers (?:à (?:créer|supprimer|ajouter)|créés|supprimés)',
	'nuevos (?:archivos|ficheros)|(?:archivos|ficheros) (?:nuevos|(?:a|por|para) (?:crear|eliminar|borrar)|eliminados)',
	'novos (?:arquivos|ficheiros)|(?:arquivos|ficheiros) (?:novos|(?:a|para) (?:criar|remover|excluir)|a serem (?:criados|removidos)|removidos)',
	'nuovi file|file (?:da (?:creare|eliminare|rimuovere)|rimossi|eliminati)',
	'nowe pliki|pliki do (?:utworzenia|usunięcia)',
	'(?:новые|удал[её]нные) файлы|файлы (?:для|на) (?:создани[яе]|удалени[яе])',
	'新規(?:作成)?(?:する)?ファイル|(?:作成|追加|削除)(?:する|予定の?|対象の?)?ファイル|新しいファイル',
	'새(?:로운)? 파일|신규 파일|(?:생성|추가|삭제|작성)(?:할|될) 파일',
	'(?:新增|新建|删除|移除)(?:的)?文件|(?:需要?|要|待)(?:创建|新增|新建|删除)的?文件',
	// A label on its own.
	String.raw`^[^a-z\n]{0,40}(?:neu|erstellen|anlegen|löschen|créer|supprimer|nuevos?|crear|eliminar|novos?|criar|remover|создать|удалить|新規|作成|削除|신규|생성|삭제|新增|新建|删除)[*_]*\s?[:：][*_]*\s*$`,
];

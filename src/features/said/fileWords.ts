/** What a language says of files that come or go; each word is the source of a regular expression (with the flag `i`). */
interface FileWords {
	/** Words for a file, in the singular and the plural. */
	readonly file?: readonly string[];
	/** What stands before it where it is new; without blanks between words, with the word for a file. */
	readonly isNew?: readonly string[];
	/** Verbs before it. */
	readonly makes?: readonly string[];
	readonly removes?: readonly string[];
	/** Verbs behind it, for languages in which they may come last. */
	readonly makesLast?: readonly string[];
	readonly removesLast?: readonly string[];
	/** Remarks behind it, in brackets or behind a dash, a cell or a colon, and in the cell before it. */
	readonly wasMade?: readonly string[];
	readonly wasRemoved?: readonly string[];
	/** Headings and labels over a list of such files, and labels that say so only where nothing else stands beside them. */
	readonly lists?: readonly string[];
	readonly labels?: readonly string[];
	/** What is found soon and stands in each of `lists`: where none of these does, none of those need be looked for. */
	readonly inLists?: readonly string[];
}

const german: FileWords = {
	file: ['Datei(?:en)?', 'Module?', 'Skripte?', 'Ordner', 'Tests?'],
	isNew: ['neue?[rsnm]?'],
	makes: ['erstell(?:en?|t)', 'anlegen', 'lege'],
	removes: ['lösche?n?', 'entfernen?'],
	makesLast: ['anlegen', 'erstellen'],
	removesLast: ['löschen', 'entfernen'],
	wasMade: ['neu(?:e Datei)?', '(?:an)?zulegen', 'anlegen', 'angelegt', '(?:zu )?erstellen'],
	wasRemoved: ['gelöscht', 'löschen', 'entfernt', 'entfernen'],
	lists: [
		'(?:neue|gelöschte|zu (?:erstellende|löschende|entfernende)|entfernte) Datei(?:en)?',
		'Dateien (?:zu |zum )?(?:erstellen|anlegen|löschen|entfernen)',
	],
	labels: ['neu', 'erstellen', 'anlegen', 'löschen'],
	inLists: ['datei'],
};

const french: FileWords = {
	file: ['fichiers?', 'modules?', 'scripts?', 'dossiers?'],
	isNew: ['nouveaux?', 'nouvel(?:le)?s?'],
	makes: ['créer', 'crée[rz]?', 'création d[eu]'],
	removes: ['supprime[rz]?', 'suppression d[eu]', 'retirer'],
	wasMade: ['nouveau(?: fichier)?', '(?:à )?créer'],
	wasRemoved: ['supprimée?', 'à supprimer'],
	lists: ['nouveaux? fichiers?', 'fichiers (?:à (?:créer|supprimer|ajouter)|créés|supprimés)'],
	labels: ['créer', 'supprimer'],
	inLists: ['fichier'],
};

const spanish: FileWords = {
	file: ['archivos?', 'ficheros?', 'módulos?', 'carpetas?'],
	isNew: ['nuev[oa]s?'],
	makes: ['crear?', 'creación de'],
	removes: ['eliminar?e?', 'borrar?'],
	wasMade: ['nuevo(?: archivo)?', '(?:(?:a|por) )?crear'],
	wasRemoved: ['eliminad[oa]', 'a eliminar', 'borrad[oa]'],
	lists: [
		'nuevos? (?:archivo|fichero)s?',
		'(?:archivos|ficheros) (?:nuevos|(?:a|por|para) (?:crear|eliminar|borrar)|eliminados)',
	],
	labels: ['nuevos?', 'crear', 'eliminar'],
	inLists: ['archivo', 'fichero'],
};

const portuguese: FileWords = {
	file: ['arquivos?', 'ficheiros?', 'módulos?', 'pastas?'],
	isNew: ['nov[oa]s?'],
	makes: ['criar?', 'crie', 'criação de'],
	removes: ['remov(?:er|a)', 'exclu(?:ir|a)', 'apagar?'],
	wasMade: ['novo(?: arquivo)?', '(?:a )?criar'],
	wasRemoved: ['removid[oa]', 'excluíd[oa]', 'a remover'],
	lists: [
		'novos? (?:arquivo|ficheiro)s?',
		'(?:arquivos|ficheiros) (?:novos|(?:a|para) (?:criar|remover|excluir)|a serem (?:criados|removidos)|removidos)',
	],
	labels: ['novos?', 'criar', 'remover'],
	inLists: ['arquivo', 'ficheir'],
};

const italian: FileWords = {
	file: ['file', 'modul[oi]', 'cartell[ae]'],
	isNew: ['nuov[oaie]'],
	makes: ['creare'],
	removes: ['elimina', 'rimuov(?:ere|i)'],
	wasMade: ['nuovo(?: file)?', '(?:da )?creare'],
	wasRemoved: ['eliminat[oa]', 'rimoss[oa]'],
	lists: ['nuov[io] file', 'file (?:da (?:creare|eliminare|rimuovere)|rimossi|eliminati)'],
	inLists: ['nuovi file', 'nuovo file', 'file da ', 'file rimoss', 'file elimin'],
};

const polish: FileWords = {
	file: ['pliki?', 'moduły?'],
	isNew: ['now[yea]'],
	makes: ['utw[óo]rz(?:yć)?'],
	removes: ['usu[ńn](?:ąć)?'],
	wasMade: ['nowy(?: plik)?'],
	wasRemoved: ['usunięt[yae]'],
	lists: ['nowe pliki', 'pliki do (?:utworzenia|usunięcia)'],
	inLists: ['pliki'],
};

const russian: FileWords = {
	file: ['файлы?', 'модул[ьи]', 'скрипты?', 'тесты?', 'папк[аиу]'],
	isNew: ['нов(?:ый|ая|ое|ые)'],
	makes: ['созда(?:ть|й|ём|ем|ние|йте)'],
	removes: ['удал(?:ить|и|ите|яем|ение)'],
	wasMade: ['нов(?:ый|ая|ое)(?: файл)?', 'создать'],
	wasRemoved: ['удал(?:ён|ен|ить)'],
	lists: ['(?:новые|новый|удал[её]нные) файлы?', 'файлы (?:для|на) (?:создани[яе]|удалени[яе])'],
	labels: ['создать', 'удалить'],
	inLists: ['файл'],
};

const ukrainian: FileWords = {
	file: ['файли?', 'модул[ьі]'],
	isNew: ['нов(?:ий|[аеі])'],
	makes: ['створ(?:ити|и|ення)'],
	removes: ['видал(?:ити|и|ення)'],
	wasMade: ['нов(?:ий|[ае])(?: файл)?', 'створити'],
	wasRemoved: ['видален(?:о|ий|а)'],
	lists: ['нові файли', 'файли (?:для|на) (?:створення|видалення)'],
	labels: ['створити', 'видалити'],
	inLists: ['файл'],
};

const czech: FileWords = {
	file: ['soubory?', 'moduly?'],
	isNew: ['nov[ýáé]'],
	makes: ['vytvoř(?:it|te)?'],
	removes: ['smaž(?:te)?', 'smazat', 'odstranit'],
	wasMade: ['nový(?: soubor)?', 'vytvořit'],
	wasRemoved: ['smazán[oa]?', 'odstraněn[oa]?'],
	lists: ['nové soubory', 'soubory k (?:vytvoření|smazání|odstranění)'],
	labels: ['vytvořit', 'smazat'],
	inLists: ['soubory'],
};

const turkish: FileWords = {
	file: ['dosya(?:sı|lar)?'],
	isNew: ['yeni'],
	makesLast: ['oluştur(?:un|ulacak)?'],
	removesLast: ['sil(?:in|inecek)?', 'kaldır(?:ın|ılacak)?'],
	wasMade: ['yeni(?: dosya)?', 'oluşturulacak'],
	wasRemoved: ['silindi', 'silinecek'],
	lists: ['yeni dosyalar', '(?:oluşturulacak|silinecek) dosyalar'],
	labels: ['oluştur', 'sil'],
	inLists: ['dosyalar'],
};

/** What is new stands behind the word for a file. */
const vietnamese: FileWords = {
	file: ['file', 'tệp(?: tin)?', 'thư mục', 'module'],
	isNew: ['(?:file |tệp )?mới'],
	makes: ['tạo(?: mới)?', 'viết'],
	removes: ['x[oó][aá]', 'gỡ(?: bỏ)?'],
	wasMade: ['(?:tạo |file )?mới', 'cần tạo', 'sẽ tạo'],
	wasRemoved: ['(?:đã|bị|sẽ) x[oó][aá]'],
	lists: ['(?:file|tệp) (?:mới|(?:cần|sẽ) (?:tạo|x[oó][aá]))'],
	labels: ['tạo(?: mới)?', 'x[oó][aá]'],
	inLists: ['file mới', 'file cần', 'file sẽ', 'tệp'],
};

const indonesian: FileWords = {
	file: ['berkas', 'file'],
	isNew: ['(?:file |berkas )?baru'],
	makes: ['buat', 'membuat'],
	removes: ['hapus', 'menghapus'],
	wasMade: ['(?:file )?baru', 'akan dibuat'],
	wasRemoved: ['(?:akan )?dihapus', 'hapus'],
	lists: ['(?:file|berkas) (?:baru|yang (?:akan )?(?:dibuat|dihapus))'],
	labels: ['buat', 'hapus'],
	inLists: ['file baru', 'file yang', 'berkas'],
};

const japanese: FileWords = {
	isNew: ['新規(?:作成|追加)?(?:する)?(?:ファイル)?', '新しいファイル'],
	makesLast: ['作成', '追加', '生成'],
	removesLast: ['削除'],
	wasMade: ['新規(?:作成|追加)?(?:ファイル)?', '作成', '追加'],
	wasRemoved: ['削除(?:済み)?'],
	lists: ['新規(?:作成)?(?:する)?ファイル', '(?:作成|追加|削除)(?:する|予定の?|対象の?)?ファイル', '新しいファイル'],
	labels: ['新規', '作成', '削除'],
	inLists: ['ファイル'],
};

const korean: FileWords = {
	isNew: ['새(?:로운)?(?: ?파일)?', '신규(?: ?파일)?'],
	makesLast: ['생성', '추가', '작성'],
	removesLast: ['삭제', '제거'],
	wasMade: ['신규(?: 파일)?', '새 파일', '생성', '추가'],
	wasRemoved: ['삭제(?:됨)?', '제거'],
	lists: ['새(?:로운)? 파일', '신규 파일', '(?:생성|추가|삭제|작성)(?:할|될) 파일'],
	labels: ['신규', '생성', '삭제'],
	inLists: ['파일'],
};

/** What Chinese says beside a path is in `chinese.ts`: no blank and no head of a clause sets its verbs off. */
const chinese: FileWords = {
	lists: ['(?:新增|新建|删除|移除)(?:的)?文件', '(?:需要?|要|待)(?:创建|新增|新建|删除)的?文件'],
	labels: ['新增', '新建', '删除'],
	inLists: ['文件'],
};

const languages = [
	...[german, french, spanish, portuguese, italian, polish, russian, ukrainian, czech, turkish],
	...[vietnamese, indonesian, japanese, korean, chinese],
];

/** What all the languages call it, as the source of one regular expression. */
export const wordsFor = (meaning: keyof FileWords): string =>
	languages.flatMap((words) => words[meaning] ?? []).join('|');

import { cellOf, type Saying } from './saying.ts';

const thing = '(?:文件|目录|模块|脚本)?';
/** What may stand between a verb and the path, and between the path and what is said of it. */
const opens = String.raw`${thing}[*_]*[:：]?[*_]*\s*[*\x60'"(\[「『“]*$`;
const closes = String.raw`^[\x60'"*)\]」』”]*\s*${thing}`;

const make = '(?:新增|新建|创建)';
const remove = '(?:删除|移除)';

const makesBefore = new RegExp(`${make}了?(?:一个)?(?:新的?)?${opens}`);
const removesBefore = new RegExp(`${remove}了?(?:旧的?)?${opens}`);
const newBehind = new RegExp(
	`${closes}(?:[（(]|[|—–-]+\\s*)[*]*(?:${make}|新(?:文件)?)[*]*\\s*(?:[（(）)|：:，,。—–]|-\\s|$)`,
);
const removedBehind = new RegExp(
	String.raw`${closes}(?:[（(]|[|—–-]+\s*)?(?:已经?被?|被)?(?:${remove}\s*(?:$|[，。；、）,;.()|])|(?:重命名|改名|更名|移动|迁移)[为到至])`,
);
const not = /(?:不(?:要|能|得|应该?|会|可|再|必)?|勿|未|没有?|无[需法]|禁止|避免|(?<![分特级类区个])别|拒绝)$/;
const ofPart = new RegExp(`${closes}[中里内的]`);

/**
 * What plans in Chinese say of files: ``新增文件 `a.md` `` makes one, ``删除 `a.md` `` and `a.md（已删除）` take it away. What is done to
 * something in the file (`a.md 中的`) is done to that.
 */
export const chinese: readonly Saying[] = [
	{ says: 'gone', in: 'clause', words: removesBefore, not, ofPart },
	{ says: 'gone', in: 'behind', words: removedBehind },
	{ says: 'gone', in: 'before', words: cellOf(remove) },
	{ says: 'made', in: 'clause', words: makesBefore, not, ofPart },
	{ says: 'made', in: 'behind', words: newBehind },
	{ says: 'made', in: 'before', words: cellOf(`${make}|添加`) },
];

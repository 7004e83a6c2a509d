/**
 * What a clause in Chinese says of a file: ``新增文件 `a.md` `` makes it, ``删除 `a.md` `` and `a.md（已删除）` take it away. What is done to
 * something in the file (`a.md 中的`) is done to that.
 * @param clause what stands before the path
 * @param behind what stands behind it
 */
export function saidInChinese(clause: string, behind: string): { readonly gone: boolean; readonly made: boolean } {
	const isPart = part.test(behind);
	const isDone = (verb: RegExp): boolean => {
		const found = isPart ? null : verb.exec(clause);
		return found !== null && !not.test(clause.slice(0, found.index));
	};
	return {
		gone: isDone(removes) || removedBehind.test(behind),
		made: isDone(makes) || newBehind.test(behind),
	};
}

const thing = '(?:文件|目录|模块|脚本)?';
/** What may stand between a verb and the path, and between the path and what is said of it. */
const opens = String.raw`${thing}[*_]*[:：]?[*_]*\s*[*\x60'"(\[「『“]*$`;
const closes = String.raw`^[\x60'"*)\]」』”]*\s*${thing}`;

const makes = new RegExp(`(?:新增|新建|创建)了?(?:一个)?(?:新的?)?${opens}`);
const removes = new RegExp(`(?:删除|移除)了?(?:旧的?)?${opens}`);
const newBehind = new RegExp(`${closes}(?:[（(]|[|—–-]+\\s*)(?:新增|新建|创建)\\s*(?:[）)|]|$)`);
const removedBehind = new RegExp(
	String.raw`${closes}(?:[（(]|[|—–-]+\s*)?(?:已经?被?|被)?(?:(?:删除|移除)\s*(?:$|[，。；、）,;.()|])|(?:重命名|改名|更名|移动|迁移)[为到至])`,
);
const not = /(?:不(?:要|能|得|应该?|会|可|再|必)?|勿|未|没有?|无[需法]|禁止|避免|(?<![分特级类区个])别|拒绝)$/;
const part = new RegExp(`${closes}[中里内的]`);

import { follow, nameOf } from '../../base/path.ts';
import { toLine0 } from '../../base/position.ts';
import { briefOf } from './briefRules.ts';
import { replace } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** The brief asks for an artifact outside of a reports directory, where it would be taken for a living document. */
export const briefArtifactPlace: Rule = {
	id: 'brief-artifact-place',
	severity: 'information',
	summary: 'The brief asks for an artifact outside of a reports directory',
	about: 'documents',
	check(context) {
		const artifacts = briefOf(context)?.artifacts ?? [];
		const folders = new Set(artifacts.flatMap(({ path }) => REPORTS.exec(path)?.[0] ?? []));
		const [folder] = folders;
		return artifacts
			.filter(({ path }) => !context.workspace.isRecord(path.endsWith('/') ? `${path}x` : path))
			.filter(({ path }) => path.endsWith('/') || context.workspace.isDocument(follow('', path) ?? path))
			.filter(({ path }) => !/(?:^|\/)reports\/|^[$<*]/.test(path))
			.map(({ line, span, text, path }) => ({
				line,
				span,
				message: `${path} lies in no reports directory.`,
				fixes: () => {
					const isWhole = context.document.lines.at(toLine0(line)).slice(span.start, span.end) === path;
					const moved = `${folder}/${nameOf(path)}`;
					return folder === undefined || folders.size > 1 || !isWhole || path.endsWith('/') || text !== path
						? []
						: [replace(context.document, line, span, moved, `Put it into ${folder}`, false)];
				},
			}));
	},
};

/** The directory of one report: `plans/active/TIDE-001/reports/2026-01-01T000000Z`. */
const REPORTS = /^(?:.*\/)?reports\/[^/]+(?=\/)/;

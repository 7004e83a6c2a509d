import { type Line1, toLine1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { Field } from '../../syntax/plan.ts';
import { at, type Facts, planDocuments } from './facts.ts';

/** What a plan says about where artifacts are kept and how they are called. */
export interface StorageLine {
	readonly text: string;
	readonly where: string;
}

/** The storage rules of the plans and the names that they give to artifacts. */
export async function storage(facts: Facts): Promise<StorageLine[]> {
	const { quoter } = facts;
	const lines: StorageLine[] = [];
	for (const { document, field } of storageRules(facts)) {
		const text = await quoter.quote(field.text, document.path, 220);
		lines.push({ text: `${await quoter.quote(field.name, document.path)}: ${text}`, where: at(document, field.line) });
	}
	const told = new Set(lines.map(({ where }) => where));
	for (const { document, text, line } of namingConventions(facts).filter(
		(each) => !told.has(at(each.document, each.line)),
	)) {
		lines.push({ text: await quoter.quote(text, document.path, 180), where: at(document, line) });
	}
	return lines;
}

/** `Storage Rule:`, `Artifact Storage:`, `Artifact Discipline:` of the phase's plan, else of the initiative's leading one. */
export function storageRules(facts: Facts): { document: Document; field: Field }[] {
	for (const document of planDocuments(facts)) {
		const inPhase = facts.subject.phase?.document === document ? facts.subject.phase.phase.fields : [];
		const rules = [...inPhase, ...document.plan.fields].filter(({ name }) =>
			/^(?:artifacts? )?(?:storage|discipline)\b|^reports hub$/i.test(name),
		);
		if (rules.length > 0) {
			return rules.map((field) => ({ document, field }));
		}
	}
	return [];
}

/** The list items under a heading such as `Artifact Naming Conventions`, `Artifact rules` or `Storage policy`. */
export function namingConventions(facts: Facts): { document: Document; text: string; line: Line1 }[] {
	for (const document of planDocuments(facts)) {
		const { headings, items } = document.blocks;
		const place = headings.findIndex((heading) => STORAGE_SECTION.test(heading.text));
		const heading = headings[place];
		if (heading !== undefined) {
			const end = headings[place + 1]?.line ?? Number.POSITIVE_INFINITY;
			return items
				.filter((item) => heading.line < item.line && item.line < end && item.parent === undefined)
				.map((item) => ({ document, text: item.text, line: toLine1(item.line) }));
		}
	}
	return [];
}

const STORAGE_SECTION =
	/\bnaming\b|\b(?:artifacts?|storage|reports?|logs?) (?:rules?|storage|policy|conventions?|discipline|layout)\b/i;

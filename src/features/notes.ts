import { inert } from './markdown.ts';
import type { Node } from './node.ts';
import { idInside, numbering } from './nodeIds.ts';
import { lineTarget } from './nodeText.ts';
import type { ProblemText } from './problems.ts';

/** How many problems of one document stand in a tree. */
const mostNotes = 20;

/** What is wrong in a document, each a node that leads to its line; of very many the first, and how many more there are. */
export function noteNodes(path: string, problems: readonly ProblemText[]): Node[] {
	const numbered = numbering();
	const nodes = problems.slice(0, mostNotes).map(({ line, message }) => {
		const label = `Line ${line}: ${message}`;
		return {
			...warning(label),
			id: numbered(idInside('note', path, message)),
			tooltip: `${inert(path)}\n\n${inert(label)}`,
			target: lineTarget(path, line),
		};
	});
	const next = problems[mostNotes];
	if (next === undefined) {
		return nodes;
	}
	const more = warning(`and ${problems.length - mostNotes} more`);
	return [...nodes, { ...more, id: numbered(idInside('note', path, 'more')), target: lineTarget(path, next.line) }];
}

function warning(label: string): Pick<Node, 'kind' | 'label' | 'icon' | 'color' | 'accessibilityLabel' | 'children'> {
	return {
		kind: 'note',
		label,
		icon: 'warning',
		color: 'list.warningForeground',
		accessibilityLabel: `Warning: ${label}`,
		children: 'none',
	};
}

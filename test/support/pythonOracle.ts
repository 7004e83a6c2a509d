import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { line1 } from '../../src/base/position.ts';
import type { SourceSymbol } from '../../src/syntax/pythonOutline.ts';

/** Where a statement stands: inside these names, and whether what it assigns and imports can be reached from outside. */
interface Scope {
	readonly names: readonly string[];
	readonly isFunction: boolean;
}

/** Statements, and parts of them, whose blocks belong to the scope around them. `ERROR` is what a syntax error leaves over. */
const transparent = new Set([
	'module',
	'block',
	'if_statement',
	'elif_clause',
	'else_clause',
	'try_statement',
	'except_clause',
	'finally_clause',
	'with_statement',
	'for_statement',
	'while_statement',
	'match_statement',
	'case_clause',
	'ERROR',
]);

/** The outline by the grammar of tree-sitter, and whether the text is Python to it. */
export interface OracleAnswer {
	readonly symbols: readonly SourceSymbol[];
	readonly hasErrors: boolean;
}

/** Loads the grammar. */
export async function loadPythonOracle(): Promise<(text: string) => OracleAnswer> {
	const { resolve } = createRequire(import.meta.url);
	const wasmBinary = readFileSync(resolve('web-tree-sitter/web-tree-sitter.wasm'));
	// Without a `locateFile` the library would derive an address for the bytes that it already has.
	await Parser.init({ wasmBinary, locateFile: (name: string) => name });
	const grammar = await Language.load(readFileSync(resolve('tree-sitter-python/tree-sitter-python.wasm')));
	const parser = new Parser().setLanguage(grammar);
	return (text) => {
		// The parser ends a line at `\n` alone.
		const tree = parser.parse(text.replace(/\r(?!\n)/g, '\n'));
		if (tree === null) {
			throw new Error('The parser has no grammar.');
		}
		const symbols: SourceSymbol[] = [];
		visit(tree.rootNode, { names: [], isFunction: false }, symbols);
		const hasErrors = tree.rootNode.hasError;
		tree.delete();
		return { symbols, hasErrors };
	};
}

function visit(node: Node, scope: Scope, symbols: SourceSymbol[]): void {
	switch (node.type) {
		case 'decorated_definition': {
			const definition = node.childForFieldName('definition');
			if (definition !== null) {
				define(definition, node, scope, symbols);
			}
			return;
		}
		case 'class_definition':
		case 'function_definition':
			define(node, node, scope, symbols);
			return;
		case 'expression_statement':
		case 'type_alias_statement':
		case 'import_statement':
		case 'import_from_statement':
		case 'future_import_statement':
			if (!scope.isFunction) {
				const kind = node.type.includes('import') ? 'import' : 'variable';
				symbols.push(...namesIn(node).map((name) => simple(name, kind, node, scope)));
			}
			return;
		default:
			if (transparent.has(node.type)) {
				for (const child of node.namedChildren) {
					visit(child, scope, symbols);
				}
			}
	}
}

/** A class or function and what stands in it. `whole` is the definition with its decorators. */
function define(definition: Node, whole: Node, scope: Scope, symbols: SourceSymbol[]): void {
	const name = definition.childForFieldName('name');
	if (name === null) {
		return;
	}
	const isFunction = definition.type === 'function_definition';
	const names = [...scope.names, name.text];
	const decorators = whole.namedChildren.filter((child) => child.type === 'decorator');
	symbols.push({
		names,
		kind: isFunction ? 'function' : 'class',
		...linesOf(name, whole),
		inherits: !isFunction && hasBases(definition),
		// The node of a decorator holds the comment behind it as well; its expression does not.
		decorators: decorators.map((decorator) => decorator.firstNamedChild?.text ?? ''),
	});
	const body = definition.childForFieldName('body');
	if (body !== null) {
		visit(body, { names, isFunction }, symbols);
	}
}

function simple(name: Node, kind: 'variable' | 'import', whole: Node, scope: Scope): SourceSymbol {
	return { names: [...scope.names, name.text], kind, ...linesOf(name, whole), inherits: false, decorators: [] };
}

function linesOf(name: Node, whole: Node): Pick<SourceSymbol, 'line' | 'firstLine' | 'lastLine'> {
	return {
		line: line1(name.startPosition.row + 1),
		firstLine: line1(whole.startPosition.row + 1),
		lastLine: line1(whole.endPosition.row + 1),
	};
}

/** `object` brings no members that a test or a plan would name, and a keyword such as `metaclass=ABCMeta` is no base. */
function hasBases(definition: Node): boolean {
	const bases = definition.childForFieldName('superclasses')?.namedChildren ?? [];
	return bases.some((base) => base.type !== 'keyword_argument' && base.type !== 'comment' && base.text !== 'object');
}

/** The nodes of the names that a simple statement brings into its scope. */
function namesIn(statement: Node): Node[] {
	switch (statement.type) {
		case 'expression_statement':
			return statement.namedChildren.flatMap(assignedIn);
		case 'type_alias_statement':
			return identifiersIn(statement.childForFieldName('left'));
		default:
			return importedIn(statement);
	}
}

/** `a = b, *c = 1, 2` assigns a, b and c; `self.x = 1` and `d[0] = 1` bring no name, nor does `a += 1`. */
function assignedIn(expression: Node): Node[] {
	if (expression.type !== 'assignment') {
		return [];
	}
	const right = expression.childForFieldName('right');
	return [...identifiersIn(expression.childForFieldName('left')), ...(right === null ? [] : assignedIn(right))];
}

function identifiersIn(pattern: Node | null): Node[] {
	switch (pattern?.type) {
		case 'identifier':
			return [pattern];
		case 'pattern_list':
		case 'tuple_pattern':
		case 'list_pattern':
		case 'list_splat_pattern':
		case 'type':
		case 'generic_type':
			return pattern.namedChildren.flatMap(identifiersIn);
		default:
			return [];
	}
}

/** `import a.b` brings a, `import a.b as c` c, `from x import a as b` b, and `from x import *` what nobody knows: `*`. */
function importedIn(statement: Node): Node[] {
	const imported = statement.childrenForFieldName('name').flatMap((name) => {
		const own = name.type === 'aliased_import' ? name.childForFieldName('alias') : name.firstNamedChild;
		return own === null ? [] : [own];
	});
	return [...imported, ...statement.namedChildren.filter((child) => child.type === 'wildcard_import')];
}

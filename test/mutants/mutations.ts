import fc from 'fast-check';
import ts from 'typescript';

/** One change of a source that a test should notice. */
export type Mutation = {
	/** Kind of change, for the report. */
	readonly kind: 'comparison' | 'condition' | 'logic' | 'statement' | 'value';
	/** Offsets into the source, and what stands there in its place. */
	readonly start: number;
	readonly end: number;
	readonly replacement: string;
	/** Counted from 1. */
	readonly line: number;
};

const comparisons = new Map<ts.SyntaxKind, string>([
	[ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
	[ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
	[ts.SyntaxKind.LessThanToken, '<='],
	[ts.SyntaxKind.LessThanEqualsToken, '<'],
	[ts.SyntaxKind.GreaterThanToken, '>='],
	[ts.SyntaxKind.GreaterThanEqualsToken, '>'],
	[ts.SyntaxKind.PlusToken, '-'],
	[ts.SyntaxKind.MinusToken, '+'],
]);

const logic = new Map<ts.SyntaxKind, string>([
	[ts.SyntaxKind.AmpersandAmpersandToken, '||'],
	[ts.SyntaxKind.BarBarToken, '&&'],
]);

/**
Returns the changes that are tried of a source: turned comparisons and connections, conditions that always hold or never
do, statements that are left out, other numbers and other ids. Types, imports and texts of sentences are left alone.
Pure.
*/
export function mutationsOf(source: string, fileName = 'source.ts'): Mutation[] {
	const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
	const found: Mutation[] = [];

	const add = (kind: Mutation['kind'], node: ts.Node, replacement: string): void => {
		const start = node.getStart(file);
		const {line} = file.getLineAndCharacterOfPosition(start);
		found.push({
			kind, start, end: node.getEnd(), replacement, line: line + 1,
		});
	};

	const visit = (node: ts.Node): void => {
		if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
			return;
		}

		if (ts.isBinaryExpression(node)) {
			const {kind} = node.operatorToken;
			const [compared, connected] = [comparisons.get(kind), logic.get(kind)];
			if (compared !== undefined && !isOfText(node)) {
				add('comparison', node.operatorToken, compared);
			}

			if (connected !== undefined) {
				add('logic', node.operatorToken, connected);
			}
		}

		if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
			add('logic', node, node.operand.getText(file));
		}

		const condition = conditionOf(node);
		if (condition !== undefined) {
			add('condition', condition, 'true');
			add('condition', condition, 'false');
		}

		if (ts.isExpressionStatement(node) && !ts.isYieldExpression(node.expression)) {
			add('statement', node, ';');
		}

		if (ts.isNumericLiteral(node)) {
			add('value', node, `(${node.text} + 1)`);
		}

		if (ts.isStringLiteral(node) && isId(node)) {
			add('value', node, `'${node.text}x'`);
		}

		ts.forEachChild(node, visit);
	};

	visit(file);
	return found;
}

/** A loop without its condition would only run into the time limit. */
function conditionOf(node: ts.Node): ts.Expression | undefined {
	if (ts.isIfStatement(node)) {
		return node.expression;
	}

	return ts.isConditionalExpression(node) ? node.condition : undefined;
}

function isOfText({left, right, operatorToken}: ts.BinaryExpression): boolean {
	const isText = (node: ts.Node): boolean =>
		ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || (ts.isBinaryExpression(node) && isOfText(node));
	return operatorToken.kind === ts.SyntaxKind.PlusToken && (isText(left) || isText(right));
}

/** Sentences are for people; names without a space are for the program. Keys of objects are held by their types. */
function isId(node: ts.StringLiteral): boolean {
	return /^[\w\-]+(?:\.[\w\-]+)*$/v.test(node.text)
		&& !(ts.isPropertyAssignment(node.parent) && node.parent.name === node)
		&& !ts.isLiteralTypeNode(node.parent)
		&& !ts.isExternalModuleReference(node.parent)
		&& !ts.isExportDeclaration(node.parent);
}

/** Returns the source with the change. */
export function mutated(source: string, {start, end, replacement}: Mutation): string {
	return source.slice(0, start) + replacement + source.slice(end);
}

/** Returns so many of the items, each as likely as the others, always the same ones for one seed. */
export function sampleOf<Item>(items: readonly Item[], count: number, seed: number): Item[] {
	const length = Math.min(count, items.length);
	return fc.sample(fc.shuffledSubarray([...items], {minLength: length, maxLength: length}), {seed, numRuns: 1}).flat();
}

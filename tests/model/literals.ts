/**
 * Numbers written in code, read from the syntax tree: the reader behind literals.test.ts.
 *
 * Free are 0, 1, ½ and 2, and −1. Everything else counts, and so does arithmetic that makes a number of free ones.
 */
import ts from "typescript";

const FREE = new Set([0, 0.5, 1, 2]);

export interface Found {
  readonly line: number;
  readonly text: string;
}

/** A top-level `const` that holds nothing but numbers. */
export interface Constant extends Found {
  readonly name: string;
  /** Its numbers, signs included. */
  readonly numbers: readonly number[];
  readonly isExplained: boolean;
}

export interface Reading {
  /** Numbers that are neither free, nor in a declaration, nor in a constant. */
  readonly loose: readonly Found[];
  /** Top-level constants that hold a number that is not free. */
  readonly constants: readonly Constant[];
}

/** Reads a file; in one of an intervention, its `parameters` and `phases` are the registry and are passed over. */
export function readLiterals(name: string, text: string, { isIntervention = false } = {}): Reading {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const loose: Found[] = [];
  const constants: Constant[] = [];
  const found = (node: ts.Node): Found => ({
    line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
    text: node.getText(source),
  });
  const visit = (node: ts.Node): void => {
    if (isIntervention && isDeclaration(node)) return;
    // A type is no number of the model.
    if (ts.isTypeNode(node)) return;
    const constant = constantOf(node, found, source);
    if (constant !== null) {
      constants.push(constant);
      return;
    }
    if (isHidden(node) || isMade(node)) loose.push(found(node));
    else if (ts.isNumericLiteral(node) && !FREE.has(Number(node.text))) loose.push(found(node));
    else if (ts.isBigIntLiteral(node)) loose.push(found(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { loose, constants };
}

/** `parameters: {…}` or `phases: {…}` of the object that `intervention(…)` is given. */
function isDeclaration(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) || !["parameters", "phases"].includes(node.name.getText())) return false;
  const call = node.parent.parent;
  return ts.isCallExpression(call) && call.expression.getText() === "intervention";
}

/** The constant that a declaration is, if it is one at the top of its file, holds only numbers and not only free ones. */
function constantOf(node: ts.Node, found: (node: ts.Node) => Found, source: ts.SourceFile): Constant | null {
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined || !ts.isIdentifier(node.name)) return null;
  const statement = node.parent.parent;
  if (statement.parent !== source || (node.parent.flags & ts.NodeFlags.Const) === 0) return null;
  const numbers = numbersOf(node.initializer);
  if (numbers === null || numbers.every((number) => FREE.has(number) || number === -1)) return null;
  const before = source.text.slice(statement.getFullStart(), statement.getStart(source));
  const after = source.text.slice(statement.getEnd()).split("\n", 1)[0];
  return { ...found(node), name: node.name.text, numbers, isExplained: /\/\*\*|\/\//.test(before) || after.trim().startsWith("//") };
}

/** Numbers of a number, or of a list or record of such; null for anything else. */
function numbersOf(node: ts.Expression): number[] | null {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) return numbersOf(node.expression);
  if (ts.isNumericLiteral(node)) return [Number(node.text)];
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    return ts.isNumericLiteral(node.operand) ? [-Number(node.operand.text)] : null;
  }
  const parts = ts.isArrayLiteralExpression(node)
    ? node.elements
    : ts.isObjectLiteralExpression(node)
      ? node.properties.map((property) =>
          ts.isPropertyAssignment(property) ? property.initializer : ts.isSpreadAssignment(property) ? property.expression : null,
        )
      : null;
  if (parts === null || parts.length === 0) return null;
  const numbers = parts.map((part) => (part === null ? null : numbersOf(part)));
  return numbers.includes(null) ? null : (numbers as number[][]).flat();
}

/** A number kept in a text: `Number("0.3")`, `parseFloat("0.3")`, `+"0.3"`, `JSON.parse("0.3")`. */
function isHidden(node: ts.Node): boolean {
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.PlusToken && ts.isStringLiteralLike(node.operand);
  if (!ts.isCallExpression(node) || node.arguments.length === 0 || !ts.isStringLiteralLike(node.arguments[0])) return false;
  return /^(Number(\.parse(Float|Int))?|parse(Float|Int)|JSON\.parse)$/.test(node.expression.getText());
}

const sums = new Set([ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken]);
const products = new Set([ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.SlashToken]);
const others = new Set([
  ...[ts.SyntaxKind.PercentToken, ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.LessThanLessThanToken],
  ...[ts.SyntaxKind.GreaterThanGreaterThanToken, ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken],
  ...[ts.SyntaxKind.BarToken, ts.SyntaxKind.AmpersandToken, ts.SyntaxKind.CaretToken],
]);

/** Arithmetic that makes a number of free ones: `1 / 2`, `-2`, `~1`, and `0.5 * x * 0.5`, where x only stands between. */
function isMade(node: ts.Node): boolean {
  if (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand)) {
    const isMinus = node.operator === ts.SyntaxKind.MinusToken;
    return node.operator === ts.SyntaxKind.TildeToken || (isMinus && [0.5, 2].includes(Number(node.operand.text)));
  }
  if (!ts.isBinaryExpression(node)) return false;
  const operator = node.operatorToken.kind;
  if (others.has(operator)) return isFree(node.left) && isFree(node.right);
  const kin = sums.has(operator) ? sums : products.has(operator) ? products : null;
  if (kin === null) return false;
  const parent = outside(node);
  // The whole chain is looked at once, from its top.
  if (ts.isBinaryExpression(parent) && kin.has(parent.operatorToken.kind)) return false;
  const written = chainOf(node, kin).filter(isWritten);
  return written.length > 1 && written.every(isFree);
}

/** Operands of a chain of sums, or of products, brackets or not. */
function chainOf(node: ts.Expression, kin: ReadonlySet<ts.SyntaxKind>): ts.Expression[] {
  const bare = inside(node);
  if (!ts.isBinaryExpression(bare) || !kin.has(bare.operatorToken.kind)) return [bare];
  return [...chainOf(bare.left, kin), ...chainOf(bare.right, kin)];
}

function isWritten(node: ts.Expression): boolean {
  const bare = inside(node);
  if (ts.isPrefixUnaryExpression(bare)) return isWritten(bare.operand);
  return ts.isNumericLiteral(bare) || (ts.isBinaryExpression(bare) && isWritten(bare.left) && isWritten(bare.right));
}

/** Written, and of free numbers throughout: the others are found by themselves. */
function isFree(node: ts.Expression): boolean {
  const bare = inside(node);
  if (ts.isPrefixUnaryExpression(bare)) return isFree(bare.operand);
  if (ts.isBinaryExpression(bare)) return isFree(bare.left) && isFree(bare.right);
  return ts.isNumericLiteral(bare) && FREE.has(Number(bare.text));
}

function inside(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) ? inside(node.expression) : node;
}

function outside(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) ? outside(node.parent) : node.parent;
}

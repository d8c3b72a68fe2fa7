import type { Node } from 'web-tree-sitter';
import { childrenOf, ExpressionTokens, lineOf } from './expression-tokens.ts';
import { BicepError, type Expression, type Property } from './syntax.ts';

/**
 * Reads expressions. The grammar binds members and operators after a lambda, a `?:` or an operator too loosely, so its
 * tree is used for what it gets right (tokens, and what brackets hold), and precedence is applied here:
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/operators#operator-precedence-and-associativity
 */
export function readExpression(node: Node, file: string): Expression {
  const tokens = new ExpressionTokens(node, file);
  const expression = readChoice(tokens, file);
  tokens.expectEnd();
  return expression;
}

const BINARY = [['??'], ['||'], ['&&'], ['==', '!=', '=~', '!~'], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']];

function readChoice(tokens: ExpressionTokens, file: string): Expression {
  const condition = readBinary(tokens, file, 0);
  if (!tokens.takeIf('?')) return condition;
  const yes = readChoice(tokens, file);
  tokens.takeIf(':');
  return { kind: 'choice', line: condition.line, condition, yes, no: readChoice(tokens, file) };
}

function readBinary(tokens: ExpressionTokens, file: string, level: number): Expression {
  const operators = BINARY[level];
  if (operators === undefined) return readUnary(tokens, file);
  let left = readBinary(tokens, file, level + 1);
  while (operators.includes(tokens.type)) {
    const operator = tokens.take().type;
    const right = readBinary(tokens, file, level + 1);
    left = { kind: 'operation', line: left.line, operator, operands: [left, right] };
  }
  return left;
}

function readUnary(tokens: ExpressionTokens, file: string): Expression {
  if (tokens.type !== '!' && tokens.type !== '-') return readPostfix(tokens, file);
  const operator = tokens.take();
  return { kind: 'operation', line: lineOf(operator), operator: operator.type, operands: [readUnary(tokens, file)] };
}

function readPostfix(tokens: ExpressionTokens, file: string): Expression {
  let object = readPrimary(tokens, file);
  for (;;) {
    const { line } = object;
    if (tokens.type === '.' || tokens.type === '.?') {
      const safe = tokens.take().type === '.?';
      object = { kind: 'member', line, object, name: tokens.take().text, safe };
    } else if (tokens.takeIf('[')) {
      object = { kind: 'index', line, object, index: readChoice(tokens, file) };
      tokens.takeIf(']');
    } else if (tokens.type === 'arguments') {
      if (object.kind !== 'name') throw new BicepError(file, line, 'only a function by its name can be called');
      const parameters = tokens.take().namedChildren.map((node) => readExpression(node, file));
      object = { kind: 'call', line, name: object.name, parameters };
    } else if (tokens.type === '!' && (tokens.after === '.' || tokens.after === '[' || tokens.after === 'end')) {
      tokens.take();
    } else {
      return object;
    }
  }
}

function readPrimary(tokens: ExpressionTokens, file: string): Expression {
  const node = tokens.take();
  const line = lineOf(node);
  if (tokens.takeIf('=>')) {
    const names = node.type === 'identifier' ? [node.text] : node.namedChildren.map(({ text }) => text);
    return { kind: 'lambda', line, names, body: readChoice(tokens, file) };
  }
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', line, name: node.text };
    case 'number':
      return { kind: 'literal', line, value: Number(node.text) };
    case 'boolean':
      return { kind: 'literal', line, value: node.text === 'true' };
    case 'null':
      return { kind: 'literal', line, value: null };
    case 'string':
      return readText(node, file);
    case 'array':
      return { kind: 'array', line, items: childrenOf(node).flatMap((child) => readItem(child, file)) };
    case 'object':
      return readObject(node, file);
    case 'for_statement':
      return readLoop(node, file);
    case 'parenthesized_expression':
      return readExpression(onlyChild(node, file), file);
    default:
      throw new BicepError(file, line, `${node.type} isn't supported`);
  }
}

const readItem = (node: Node, file: string) => (node.isNamed ? [readExpression(node, file)] : []);

function onlyChild(node: Node, file: string): Node {
  const [child, ...others] = node.namedChildren.filter(({ type }) => type !== 'comment');
  if (child === undefined || others.length > 0) throw new BicepError(file, lineOf(node), 'one expression is expected');
  return child;
}

function readText(node: Node, file: string): Expression {
  const parts: (string | Expression)[] = [];
  for (const child of node.namedChildren) {
    if (child.type === 'interpolation') parts.push(readExpression(onlyChild(child, file), file));
    else parts.push(child.type === 'escape_sequence' ? unescaped(child.text) : child.text);
  }
  const line = lineOf(node);
  if (parts.every((part) => typeof part === 'string')) return { kind: 'literal', line, value: parts.join('') };
  return { kind: 'text', line, parts };
}

function unescaped(sequence: string): string {
  const known: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
  const [, code] = /^\\u\{([0-9a-fA-F]+)\}$/.exec(sequence) ?? [];
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  const character = sequence.slice(1);
  return known[character] ?? character;
}

function readObject(node: Node, file: string): Expression {
  const properties: Property[] = node.namedChildren
    .filter(({ type }) => type !== 'comment' && type !== 'diagnostic_comment')
    .map((property) => {
      const [key, value, ...rest] = property.namedChildren.filter(({ type }) => type !== 'comment');
      if (property.type !== 'object_property' || key === undefined || value === undefined || rest.length > 0) {
        throw new BicepError(file, lineOf(property), 'key and value of a property are expected');
      }
      const line = lineOf(key);
      const named: Expression = { kind: 'literal', line, value: key.text };
      return { key: key.type === 'string' ? readText(key, file) : named, value: readExpression(value, file) };
    });
  return { kind: 'object', line: lineOf(node), properties };
}

function readLoop(node: Node, file: string): Expression {
  const named = node.namedChildren.filter(({ type }) => type !== 'comment');
  const [variables, list, body] = named;
  if (variables === undefined || list === undefined || body === undefined || named.length > 3) {
    throw new BicepError(file, lineOf(node), 'a loop names a variable, a list and a body');
  }
  const names = variables.type === 'identifier' ? [variables.text] : variables.namedChildren.map(({ text }) => text);
  return { kind: 'loop', line: lineOf(node), names, list: readExpression(list, file), body: readBody(body, file) };
}

/** What a resource, a module or a loop makes: an object, or one under a condition, or one for each of a list. */
export function readBody(node: Node, file: string): Expression {
  if (node.type !== 'if_statement') return readExpression(node, file);
  const [condition, body] = node.namedChildren.filter(({ type }) => type !== 'comment');
  if (condition === undefined || body === undefined) throw new BicepError(file, lineOf(node), 'if asks for a body');
  return {
    kind: 'condition',
    line: lineOf(node),
    condition: readExpression(condition, file),
    body: readExpression(body, file),
  };
}

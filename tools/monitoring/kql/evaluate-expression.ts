/// <reference types="@kusto/language-service-next" />
import { scalarFunctions } from './scalar-functions.ts';
import type { Expression, Scope, Value } from './scope.ts';

/** The elements of a list in the syntax tree. */
export function itemsOf<T extends Kusto.Language.Syntax.SyntaxNode>(
  list: Kusto.Language.Syntax.SyntaxList$1<Kusto.Language.Syntax.SeparatedElement$1<T>> | null | undefined,
): T[] {
  return Array.from({ length: list?.Count ?? 0 }, (_, n) => list?.getItem$1(n)?.Element$1).filter(
    (item) => item != null,
  );
}

type Evaluator = (scope: Scope) => Value;

/** An expression is read once, however many rows it is evaluated for. */
const evaluators = new WeakMap<object, Evaluator>();

/** The value of a scalar expression of KQL. @throws for anything that our queries don't use */
export function evaluate(node: Expression, scope: Scope): Value {
  return evaluatorOf(node)(scope);
}

function evaluatorOf(node: Expression): Evaluator {
  if (node === null) throw new Error("nothing can't be evaluated");
  const known = evaluators.get(node);
  if (known) return known;
  const evaluator = read(node);
  evaluators.set(node, evaluator);
  return evaluator;
}

function read(node: NonNullable<Expression>): Evaluator {
  const { Syntax } = Kusto.Language;
  if (node instanceof Syntax.LiteralExpression) {
    const value = literal(node);
    return () => value;
  }
  if (node instanceof Syntax.NameReference) {
    const name = node.SimpleName ?? '';
    return (scope) => named(name, scope);
  }
  if (node instanceof Syntax.ParenthesizedExpression) return evaluatorOf(node.Expression);
  if (node instanceof Syntax.BracketedExpression) return evaluatorOf(node.Expression);
  if (node instanceof Syntax.SimpleNamedExpression) return evaluatorOf(node.Expression);
  if (node instanceof Syntax.ElementExpression) return element(node);
  if (node instanceof Syntax.FunctionCallExpression) return call(node);
  if (node instanceof Syntax.ToScalarExpression) {
    const { Expression: table } = node;
    return (scope) => toScalar(table, scope);
  }
  if (node instanceof Syntax.InExpression) {
    const left = evaluatorOf(node.Left);
    const items = itemsOf(node.Right?.Expressions).map(evaluatorOf);
    const wanted = node.Operator?.Text !== '!in';
    return (scope) => {
      const value = left(scope);
      return wanted === items.some((item) => item(scope) === value);
    };
  }
  if (node instanceof Syntax.BetweenExpression) {
    const left = evaluatorOf(node.Left);
    const [first, second] = [evaluatorOf(node.Right?.First ?? null), evaluatorOf(node.Right?.Second ?? null)];
    return (scope) => {
      const value = left(scope);
      return (
        compared(value, first(scope), (order) => order >= 0) && compared(value, second(scope), (order) => order <= 0)
      );
    };
  }
  if (node instanceof Syntax.BinaryExpression) return binary(node);
  throw new Error(`${textOf(node)} can't be evaluated yet`);
}

export function textOf(node: Kusto.Language.Syntax.SyntaxNode | null): string {
  return node?.ToString(Kusto.Language.Syntax.IncludeTrivia.Interior) ?? '';
}

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function literal(node: Kusto.Language.Syntax.LiteralExpression): Value {
  const { SyntaxKind } = Kusto.Language.Syntax;
  if (node.Kind === SyntaxKind.StringLiteralExpression) return String(node.LiteralValue ?? '');
  if (node.Kind === SyntaxKind.BooleanLiteralExpression) return textOf(node) === 'true';
  const [, digits, unit = 'ms'] = /^([\d.]+)(ms|[smhd])?$/.exec(textOf(node)) ?? [];
  const factor = MILLISECONDS[unit];
  if (digits === undefined || factor === undefined) throw new Error(`the literal ${textOf(node)} can't be read yet`);
  return Number(digits) * factor;
}

function named(name: string, { row, named: values }: Scope): Value {
  const value = name in row ? row[name] : values.get(name);
  if (value === undefined) throw new Error(`nothing is called ${name}`);
  return value;
}

function element({ Expression, Selector }: Kusto.Language.Syntax.ElementExpression): Evaluator {
  const [wholeOf, keyOf] = [evaluatorOf(Expression), evaluatorOf(Selector)];
  return (scope) => {
    const whole = wholeOf(scope);
    if (typeof whole !== 'object' || whole === null) return null;
    return (whole as Readonly<Record<string, Value>>)[String(keyOf(scope))] ?? null;
  };
}

/** A comparison with null gives null, which counts as false in a condition. */
function compared(left: Value | undefined, right: Value | undefined, holds: (order: number) => boolean): boolean {
  if (left === null || right === null || left === undefined || right === undefined) return false;
  return holds(left < right ? -1 : left > right ? 1 : 0);
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
};

const texts: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
  '=~': (text, part) => text === part,
  '!~': (text, part) => text !== part,
  has: (text, part) => text.split(/[^\p{L}\p{N}]+/u).includes(part),
};

function binary(node: Kusto.Language.Syntax.BinaryExpression): Evaluator {
  const operator = node.Operator?.Text ?? '';
  const [left, right] = [evaluatorOf(node.Left), evaluatorOf(node.Right)];
  if (operator === 'and') return (scope) => left(scope) === true && right(scope) === true;
  if (operator === 'or') return (scope) => left(scope) === true || right(scope) === true;
  const holds = comparisons[operator];
  if (holds) return (scope) => compared(left(scope), right(scope), holds);
  const ofTexts = texts[operator];
  const calculate = ofTexts ? undefined : calculation(node);
  return (scope) => {
    const [one, other] = [left(scope), right(scope)];
    if (ofTexts && typeof one === 'string' && typeof other === 'string')
      return ofTexts(one.toLowerCase(), other.toLowerCase());
    if (one === null || other === null) return null;
    if (calculate && typeof one === 'number' && typeof other === 'number') return calculate(one, other);
    throw new Error(`${textOf(node)} can't be evaluated yet`);
  };
}

/** Integer division gives an integer, so a rate can silently become 0. */
function calculation(node: Kusto.Language.Syntax.BinaryExpression): (left: number, right: number) => Value {
  const isWhole = [node.Left, node.Right].every((side) => ['int', 'long'].includes(side?.ResultType?.Name ?? ''));
  switch (node.Operator?.Text) {
    case '+':
      return (left, right) => left + right;
    case '-':
      return (left, right) => left - right;
    case '*':
      return (left, right) => left * right;
    case '/':
      return (left, right) => (right === 0 ? null : isWhole ? Math.trunc(left / right) : left / right);
    default:
      throw new Error(`${textOf(node)} can't be evaluated yet`);
  }
}

function call(node: Kusto.Language.Syntax.FunctionCallExpression): Evaluator {
  const name = node.Name?.SimpleName ?? '';
  const text = textOf(node);
  const work = scalarFunctions[name];
  // An aggregate has its value from its group, and its arguments are of other rows.
  const parts = work === undefined ? [] : itemsOf(node.ArgumentList?.Expressions).map(evaluatorOf);
  return (scope) => {
    const known = scope.aggregates?.get(text);
    if (known !== undefined) return known;
    if (work === undefined) throw new Error(`the function ${name} can't be evaluated yet`);
    return work(scope, ...parts.map((part) => part(scope)));
  };
}

/** The first column of the first row; null without a row. */
function toScalar(table: Expression, { rowsOf }: Scope): Value {
  const [first] = rowsOf(table);
  return first === undefined ? null : (Object.values(first)[0] ?? null);
}

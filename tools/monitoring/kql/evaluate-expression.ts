/// <reference types="@kusto/language-service-next" />

type Expression = Kusto.Language.Syntax.Expression | null;

/** Times and time spans are milliseconds; `null` is KQL's null. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Row = Readonly<Record<string, Value>>;

/** What an expression can name: the columns of its row, and the names of `let`. */
export interface Scope {
  row: Row;
  named: ReadonlyMap<string, Value>;
  now: number;
  /** By their text, if the expression is about a group of rows. */
  aggregates?: ReadonlyMap<string, Value>;
}

/** The elements of a list in the syntax tree. */
export function itemsOf<T extends Kusto.Language.Syntax.SyntaxNode>(
  list: Kusto.Language.Syntax.SyntaxList$1<Kusto.Language.Syntax.SeparatedElement$1<T>> | null | undefined,
): T[] {
  return Array.from({ length: list?.Count ?? 0 }, (_, n) => list?.getItem$1(n)?.Element$1).filter(
    (item) => item != null,
  );
}

/** The value of a scalar expression of KQL. @throws for anything that our queries don't use */
export function evaluate(node: Expression, scope: Scope): Value {
  const { Syntax } = Kusto.Language;
  if (node instanceof Syntax.LiteralExpression) return literal(node);
  if (node instanceof Syntax.NameReference) return named(node.SimpleName ?? '', scope);
  if (node instanceof Syntax.ParenthesizedExpression) return evaluate(node.Expression, scope);
  if (node instanceof Syntax.BracketedExpression) return evaluate(node.Expression, scope);
  if (node instanceof Syntax.SimpleNamedExpression) return evaluate(node.Expression, scope);
  if (node instanceof Syntax.ElementExpression) return element(node, scope);
  if (node instanceof Syntax.FunctionCallExpression) return call(node, scope);
  if (node instanceof Syntax.InExpression) {
    const isIn = itemsOf(node.Right?.Expressions).some((item) => evaluate(item, scope) === evaluate(node.Left, scope));
    return (node.Operator?.Text === '!in') !== isIn;
  }
  if (node instanceof Syntax.BetweenExpression) {
    const [value, from, to] = [node.Left, node.Right?.First ?? null, node.Right?.Second ?? null].map((part) =>
      evaluate(part, scope),
    );
    return compared(value, from, (order) => order >= 0) && compared(value, to, (order) => order <= 0);
  }
  if (node instanceof Syntax.BinaryExpression) return binary(node, scope);
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

function element({ Expression, Selector }: Kusto.Language.Syntax.ElementExpression, scope: Scope): Value {
  const [whole, key] = [evaluate(Expression, scope), evaluate(Selector, scope)];
  if (typeof whole !== 'object' || whole === null) return null;
  return (whole as Readonly<Record<string, Value>>)[String(key)] ?? null;
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

function binary(node: Kusto.Language.Syntax.BinaryExpression, scope: Scope): Value {
  const operator = node.Operator?.Text ?? '';
  const left = evaluate(node.Left, scope);
  if (operator === 'and') return left === true && evaluate(node.Right, scope) === true;
  if (operator === 'or') return left === true || evaluate(node.Right, scope) === true;
  const right = evaluate(node.Right, scope);
  const holds = comparisons[operator];
  if (holds) return compared(left, right, holds);
  if (typeof left === 'string' && typeof right === 'string') {
    const [text, part] = [left.toLowerCase(), right.toLowerCase()];
    if (operator === 'startswith') return text.startsWith(part);
    if (operator === 'endswith') return text.endsWith(part);
    if (operator === 'contains') return text.includes(part);
    if (operator === '=~') return text === part;
    if (operator === '!~') return text !== part;
    if (operator === 'has') return text.split(/[^\p{L}\p{N}]+/u).includes(part);
  }
  if (left === null || right === null) return null;
  if (typeof left === 'number' && typeof right === 'number') return calculated(node, left, right);
  throw new Error(`${textOf(node)} can't be evaluated yet`);
}

/** Integer division gives an integer, so a rate can silently become 0. */
function calculated(node: Kusto.Language.Syntax.BinaryExpression, left: number, right: number): Value {
  const isWhole = [node.Left, node.Right].every((side) => ['int', 'long'].includes(side?.ResultType?.Name ?? ''));
  switch (node.Operator?.Text) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (right === 0) return null;
      return isWhole ? Math.trunc(left / right) : left / right;
    default:
      throw new Error(`${textOf(node)} can't be evaluated yet`);
  }
}

const functions: Readonly<Record<string, (scope: Scope, ...args: Value[]) => Value>> = {
  now: ({ now }) => now,
  ago: ({ now }, span) => now - Number(span),
  bin: (_, value, size) => Math.floor(Number(value) / Number(size)) * Number(size),
  tostring: (_, value) => (value === null || value === undefined ? '' : String(value)),
  todatetime: (_, value) => {
    const time = typeof value === 'number' ? value : Date.parse(String(value));
    return Number.isNaN(time) ? null : time;
  },
  toint: (_, value) => (/^-?\d+$/.test(String(value)) ? Number(value) : null),
  // A row that arrived late says when, in a column that no table has.
  ingestion_time: ({ row }) => row['Arrived'] ?? row['TimeGenerated'] ?? null,
  isempty: (_, value) => value === null || value === '',
  isnotempty: (_, value) => value !== null && value !== '',
  not: (_, value) => value !== true,
  strcat: (_, ...parts) => parts.join(''),
  split: (_, text, by) => String(text).split(String(by)),
  round: (_, value, digits = 0) => (value === null ? null : Number(Number(value).toFixed(Number(digits)))),
  coalesce: (_, ...values) => values.find((value) => value !== null && value !== '') ?? null,
  iff: (_, condition, yes, no) => (condition === true ? yes : no) ?? null,
  case: (_, ...parts) => {
    const at = parts.findIndex((part, n) => n % 2 === 0 && n < parts.length - 1 && part === true);
    return parts[at === -1 ? parts.length - 1 : at + 1] ?? null;
  },
};

function call(node: Kusto.Language.Syntax.FunctionCallExpression, scope: Scope): Value {
  const name = node.Name?.SimpleName ?? '';
  const known = scope.aggregates?.get(textOf(node));
  if (known !== undefined) return known;
  const work = functions[name];
  if (work === undefined) throw new Error(`the function ${name} can't be evaluated yet`);
  return work(scope, ...itemsOf(node.ArgumentList?.Expressions).map((argument) => evaluate(argument, scope)));
}

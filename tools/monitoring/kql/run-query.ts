/// <reference types="@kusto/language-service-next" />
import { aggregate } from './aggregate.ts';
import { evaluate, itemsOf, textOf } from './evaluate-expression.ts';
import { type Tables, understandQuery } from './kusto.ts';
import type { Row, Scope, Value } from './scope.ts';

type Node = Kusto.Language.Syntax.Expression | null;
type Of = Omit<Scope, 'row'>;

/**
 * Runs a query on rows. It knows as much of KQL as our queries use, with the syntax and types that Microsoft's language
 * service finds, and refuses everything else.
 *
 * @param tables with their columns
 * @returns takes the rows of each table, where a missing column is null, and the time in milliseconds
 */
export function runnable(query: string, tables: Tables) {
  const { syntax, faults } = understandQuery(query, tables);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const { Syntax } = Kusto.Language;
  const statements = itemsOf((syntax as Kusto.Language.Syntax.QueryBlock).Statements);
  return (data: Readonly<Record<string, Row[]>>, now: number): Row[] => {
    const named = new Map<string, Value>();
    const stored = new Map(Object.entries(tables).map(([name, columns]) => [name, filled(data[name] ?? [], columns)]));
    const of: Of = { named, now, rowsOf: (node) => rowsOf(node, stored, of) };
    let answer: Row[] = [];
    for (const statement of statements) {
      if (statement instanceof Syntax.LetStatement) {
        const name = statement.Name?.SimpleName ?? '';
        if (statement.Expression instanceof Syntax.DataTableExpression) stored.set(name, written(statement.Expression));
        else named.set(name, evaluate(statement.Expression, { ...of, row: {} }));
      } else if (statement instanceof Syntax.ExpressionStatement) {
        answer = rowsOf(statement.Expression, stored, of);
      }
    }
    return answer;
  };
}

function filled(rows: readonly Row[], columns: Readonly<Record<string, string>>): Row[] {
  const nothing = Object.fromEntries(Object.keys(columns).map((column) => [column, null]));
  return rows.map((row) => ({ ...nothing, ...row }));
}

/** `datatable (A: string, B: real) ['x', 1.0, …]` */
function written({ Schema, Values }: Kusto.Language.Syntax.DataTableExpression): Row[] {
  const columns = itemsOf(Schema?.Columns).map((column) => textOf(column).split(':')[0]?.trim() ?? '');
  const values = itemsOf(Values).map((value) =>
    evaluate(value, { row: {}, named: new Map(), now: 0, rowsOf: () => [] }),
  );
  return Array.from({ length: values.length / columns.length }, (_, n) =>
    Object.fromEntries(columns.map((column, i) => [column, values[n * columns.length + i] ?? null])),
  );
}

function rowsOf(node: Node, stored: ReadonlyMap<string, Row[]>, of: Of): Row[] {
  const { Syntax } = Kusto.Language;
  if (node instanceof Syntax.ParenthesizedExpression) return rowsOf(node.Expression, stored, of);
  if (node instanceof Syntax.NameReference) {
    const rows = stored.get(node.SimpleName ?? '');
    if (rows === undefined) throw new Error(`there is no table ${node.SimpleName}`);
    return rows;
  }
  if (!(node instanceof Syntax.PipeExpression)) throw new Error(`${textOf(node)} can't be run yet`);
  return piped(node.Operator, rowsOf(node.Expression, stored, of), stored, of);
}

function piped(
  operator: Kusto.Language.Syntax.QueryOperator | null,
  rows: Row[],
  stored: ReadonlyMap<string, Row[]>,
  of: Of,
): Row[] {
  const { Syntax } = Kusto.Language;
  if (operator instanceof Syntax.FilterOperator) {
    return rows.filter((row) => evaluate(operator.Condition, { ...of, row }) === true);
  }
  if (operator instanceof Syntax.SummarizeOperator) return summarized(operator, rows, of);
  if (operator instanceof Syntax.ExtendOperator) {
    const names = itemsOf(operator.Expressions).map((item) => /^\w+/.exec(textOf(item))?.[0] ?? '');
    const items = itemsOf(operator.Expressions);
    return rows.map((row) => ({ ...row, ...calculated(items, names, { ...of, row }) }));
  }
  if (operator instanceof Syntax.ProjectOperator) {
    const [items, names] = [itemsOf(operator.Expressions), columnsOf(operator)];
    return rows.map((row) => calculated(items, names, { ...of, row }));
  }
  if (operator instanceof Syntax.JoinOperator) {
    const [on = ''] = textOf(operator.ConditionClause).split(' ').slice(1);
    const others = rowsOf(operator.Expression, stored, of);
    return rows.flatMap((row) =>
      others.filter((other) => other[on] === row[on]).map((other) => ({ ...other, ...row })),
    );
  }
  if (operator instanceof Syntax.SortOperator) return sorted(operator, rows, of);
  throw new Error(`${textOf(operator)} can't be run yet`);
}

function calculated(items: readonly NonNullable<Node>[], names: readonly string[], scope: Scope): Row {
  return Object.fromEntries(items.map((item, n) => [names[n] ?? '', evaluate(item, scope)]));
}

function summarized(operator: Kusto.Language.Syntax.SummarizeOperator, rows: readonly Row[], of: Of): Row[] {
  const { Syntax } = Kusto.Language;
  const keys = itemsOf(operator.ByClause?.Expressions);
  const groups = new Map<string, { key: Value[]; rows: Row[] }>();
  // Without a key there is one group, even without rows.
  if (keys.length === 0) groups.set('[]', { key: [], rows: [] });
  for (const row of rows) {
    const key = keys.map((expression) => evaluate(expression, { ...of, row }));
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { key, rows: [] };
    groups.set(text, group);
    group.rows.push(row);
  }
  const calls = itemsOf(operator.Aggregates).map((item) =>
    item instanceof Syntax.SimpleNamedExpression ? item.Expression : item,
  );
  const names = columnsOf(operator);
  return [...groups.values()].map((group) => {
    const values = calls.flatMap((call) => aggregated(call, group.rows, of));
    return Object.fromEntries([...group.key, ...values].map((value, n) => [names[n] ?? '', value]));
  });
}

/** An aggregate, or a calculation with aggregates in it. */
function aggregated(node: Node, rows: readonly Row[], of: Of): Value[] {
  const { Syntax } = Kusto.Language;
  const found: [Kusto.Language.Syntax.FunctionCallExpression, Value][] = [];
  if (node instanceof Syntax.FunctionCallExpression && isAggregate(node)) return aggregate(node, rows, of);
  Syntax.SyntaxElement.WalkNodes(node, (part) => {
    if (part instanceof Syntax.FunctionCallExpression && isAggregate(part)) {
      found.push([part, aggregate(part, rows, of)[0] ?? null]);
    }
  });
  const values = new Map(found.map(([call, value]) => [textOf(call), value]));
  return [evaluate(node, { ...of, row: {}, aggregates: values })];
}

function isAggregate(call: Kusto.Language.Syntax.FunctionCallExpression): boolean {
  return ['count', 'countif', 'sum', 'sumif', 'max', 'maxif', 'min', 'minif', 'dcount', 'percentilesw'].includes(
    call.Name?.SimpleName ?? '',
  );
}

function columnsOf(node: Kusto.Language.Syntax.QueryOperator): string[] {
  const type = node.ResultType;
  if (!(type instanceof Kusto.Language.Symbols.TableSymbol)) throw new Error(`${textOf(node)} is no table`);
  return Array.from({ length: type.Columns?.Count ?? 0 }, (_, n) => type.Columns?.getItem(n)?.Name ?? '');
}

function sorted(operator: Kusto.Language.Syntax.SortOperator, rows: readonly Row[], of: Of): Row[] {
  const { Syntax } = Kusto.Language;
  const orders = itemsOf(operator.Expressions).map((item) => {
    const isOrdered = item instanceof Syntax.OrderedExpression;
    const isAscending = isOrdered && item.Ordering?.AscOrDescKeyword?.Text === 'asc';
    return { by: isOrdered ? item.Expression : item, sign: isAscending ? 1 : -1 };
  });
  return rows.toSorted((a, b) => {
    for (const { by, sign } of orders) {
      const [left, right] = [evaluate(by, { ...of, row: a }), evaluate(by, { ...of, row: b })];
      if (left !== right) return (left ?? '') < (right ?? '') ? -sign : sign;
    }
    return 0;
  });
}

/// <reference types="@kusto/language-service-next" />
import { evaluate, itemsOf } from './evaluate-expression.ts';
import type { Row, Scope, Value } from './scope.ts';

type Call = Kusto.Language.Syntax.FunctionCallExpression;
type Of = Omit<Scope, 'row'>;

/** The result of an aggregate function for the rows of a group; several values for several percentiles. */
export function aggregate(call: Call, rows: readonly Row[], of: Of): Value[] {
  const name = call.Name?.SimpleName ?? '';
  const [first, second, ...more] = itemsOf(call.ArgumentList?.Expressions);
  const values = (node = first, among = rows) =>
    among.map((row) => evaluate(node ?? null, { ...of, row })).filter((value) => value !== null);
  const numbers = (among = rows) => values(first, among).map(Number);
  const chosen = () => rows.filter((row) => evaluate(second ?? null, { ...of, row }) === true);
  switch (name) {
    case 'count':
      return [counted(rows)];
    case 'countif':
      return [counted(rows.filter((row) => evaluate(first ?? null, { ...of, row }) === true))];
    case 'sum':
      return [total(numbers())];
    case 'sumif':
      return [total(numbers(chosen()))];
    case 'max':
      return [largest(numbers())];
    case 'maxif':
      return [largest(numbers(chosen()))];
    case 'min':
      return [smallest(numbers())];
    case 'minif':
      return [smallest(numbers(chosen()))];
    case 'dcount':
      return [new Set(values()).size];
    case 'percentilesw': {
      const weights = values(second).map(Number);
      return more.map((rank) => percentile(numbers(), weights, Number(evaluate(rank, { ...of, row: {} }))));
    }
    default:
      throw new Error(`the aggregate ${name} can't be evaluated yet`);
  }
}

/** A row of a spec may stand for many that are the same: it says how many, in a column that no table has. */
const counted = (rows: readonly Row[]) => total(rows.map((row) => Number(row['Times'] ?? 1)));
const total = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0);
const largest = (numbers: readonly number[]) => (numbers.length === 0 ? null : Math.max(...numbers));

const smallest = (numbers: readonly number[]) => (numbers.length === 0 ? null : Math.min(...numbers));

/** The smallest value at or below which this percentage of the weight lies. */
function percentile(numbers: readonly number[], weights: readonly number[], rank: number): Value {
  const weighted = numbers.map((value, n) => ({ value, weight: weights[n] ?? 0 })).sort((a, b) => a.value - b.value);
  const wanted = (total(weights) * rank) / 100;
  let passed = 0;
  for (const { value, weight } of weighted) {
    passed += weight;
    if (passed >= wanted) return value;
  }
  return null;
}

import { compareValues, type Value } from '../values/json.ts';

/** One aggregate over the values of a group; undefined values do not count. */
export function aggregate(name: string, values: Value[]): Value {
  const defined = values.filter((value) => value !== undefined);
  switch (name) {
    case 'COUNT':
      return defined.length;
    case 'SUM':
      return sum(defined);
    case 'AVG': {
      const total = sum(defined);
      return total === undefined || defined.length === 0 ? undefined : total / defined.length;
    }
    case 'MIN':
      return extreme(defined, (order) => order < 0);
    default:
      return extreme(defined, (order) => order > 0);
  }
}

/** undefined as soon as one value is no number, as in Cosmos. */
function sum(values: Value[]): number | undefined {
  let total = 0;
  for (const value of values) {
    if (typeof value !== 'number') return undefined;
    total += value;
  }
  return total;
}

function extreme(values: Value[], better: (order: number) => boolean): Value {
  let best: Value;
  for (const value of values) {
    if (typeof value === 'object' && value !== null) return undefined;
    if (best === undefined || better(compareValues(value, best))) best = value;
  }
  return best;
}

import type { Scope, Value } from './scope.ts';

/** The scalar functions of KQL that our queries use, by name. */
export const scalarFunctions: Readonly<Record<string, (scope: Scope, ...args: Value[]) => Value>> = {
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

import { analyseQuery, type Comparison } from '../../tools/monitoring/kql/kusto.ts';
import { platformTables } from '../../tools/monitoring/tables.ts';
import type { ObservedTelemetry } from './observed-telemetry.ts';

/** What a query asks for but can never get: unknown tables, columns, names, keys and values, and syntax errors. */
export function findQueryFaults(query: string, telemetry: ObservedTelemetry): string[] {
  const { faults, comparisons, properties } = analyseQuery(query, { ...telemetry.tables, ...platformTables });
  const metricsNamed = comparisons
    .filter(({ table, of }) => table === 'AppMetrics' && of === 'Name')
    .map(({ text }) => text);
  const keysOf = (table: string) =>
    table === 'AppMetrics'
      ? metricsNamed.flatMap((metric) => telemetry.metrics[metric] ?? [])
      : (telemetry.properties[table] ?? []);
  const unknownKeys = properties
    .filter(({ table, key }) => !keysOf(table).includes(key))
    .map(
      ({ table, key }) =>
        `${table}.Properties['${key}'] is never sent${table === 'AppMetrics' ? ' with these metrics' : ''}`,
    );
  const unknownTexts = comparisons
    .filter((comparison) => !known(comparison, telemetry))
    .map(({ table, of, operator, text }) => `no ${of} of ${table} ${operator} '${text}'`);
  return [...new Set([...faults, ...unknownKeys, ...unknownTexts])];
}

function known({ table, of, operator, text }: Comparison, telemetry: ObservedTelemetry): boolean {
  const metrics = Object.keys(telemetry.metrics);
  const candidates = of === 'Name' ? (table === 'AppMetrics' ? metrics : telemetry.names[table]) : telemetry.values[of];
  if (candidates === undefined || text === '') return true;
  return candidates.some((candidate) => holds(candidate, operator, text));
}

function holds(candidate: string, operator: string, text: string): boolean {
  const [value, wanted] = [candidate.toLowerCase(), text.toLowerCase()];
  if (operator === 'startswith') return value.startsWith(wanted);
  if (operator === 'endswith') return value.endsWith(wanted);
  if (operator === 'contains') return value.includes(wanted);
  if (operator === 'has') return value.split(/[^\p{L}\p{N}]+/u).includes(wanted);
  if (['==', '!=', 'in', '!in', '=~', '!~'].includes(operator)) return candidate === text;
  throw new Error(`a comparison by ${operator} can't be checked yet`);
}

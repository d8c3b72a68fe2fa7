import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MetricName } from '../../shared/telemetry/metrics.ts';
import { runnable } from '../../tools/monitoring/kql/run-query.ts';
import type { Row } from '../../tools/monitoring/kql/scope.ts';
import { appTables, platformTables } from '../../tools/monitoring/tables.ts';

const folder = join(import.meta.dirname, '..', '..', 'infra', 'queries');
const tables = { ...appTables, ...platformTables };

/** The time at which queries run. */
export const NOW = Date.UTC(2026, 0, 10, 12);
const MINUTE_MS = 60_000;

const known = new Map<string, ReturnType<typeof runnable>>();

/**
 * What a query of infra/queries answers on these rows.
 * @param values that replace those in its `let` lines: KQL literals by name
 */
export function answerOf(query: string, data: Record<string, Row[]>, values: Record<string, string> = {}): Row[] {
  const text = Object.entries(values).reduce(
    (kql, [name, value]) => kql.replace(new RegExp(`^let ${name} = .*;`, 'm'), () => `let ${name} = ${value};`),
    readFileSync(join(folder, `${query}.kql`), 'utf8'),
  );
  const run = known.get(text) ?? runnable(text, tables);
  known.set(text, run);
  return run(data, NOW);
}

/** The time this many minutes ago. */
export const at = (minutesAgo: number) => NOW - minutesAgo * MINUTE_MS;

const app = { AppRoleName: 'partner-orders-blue', AppRoleInstance: 'one', ItemCount: 1 };

/** A measurement of a metric by an instance in one minute. @param of dimensions, and columns that differ */
export function metric(
  Name: MetricName,
  minutesAgo: number,
  Sum: number,
  { Properties = {}, ...columns }: { Properties?: Row } & Row = {},
): Row {
  return { ...app, Name, TimeGenerated: at(minutesAgo), Sum, Min: Sum, Max: Sum, Properties, ...columns };
}

/** `ItemCount` requests of partners that ended in one minute, sampled into one row. */
export function requests(
  minutesAgo: number,
  ItemCount: number,
  { operation = 'listOrders', Properties = {}, ...columns }: { operation?: string; Properties?: Row } & Row = {},
): Row {
  const marks = { 'route.operation': operation, ...Properties };
  const ended = { Name: 'GET /v1/orders', ResultCode: '200', Success: true, DurationMs: 20 };
  return { ...app, ...ended, TimeGenerated: at(minutesAgo), ItemCount, Properties: marks, ...columns };
}

/** `Times` requests of partners that API Management answered with what a colour of the app answered. */
export function answers(minutesAgo: number, Times: number, columns: Row = {}): Row {
  return {
    ApiId: 'partner-orders',
    OperationId: 'listorders',
    Method: 'GET',
    Url: 'https://apim.azure-api.net/v1/orders?limit=10',
    ResponseCode: 200,
    BackendUrl: 'https://func-blue-x-h4.westeurope-01.azurewebsites.net/v1/orders?limit=10',
    BackendResponseCode: 200,
    LastErrorReason: '',
    TotalTime: 25,
    ClientTime: 5,
    TimeGenerated: at(minutesAgo),
    Times,
    ...columns,
  };
}

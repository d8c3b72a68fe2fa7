import { z } from 'zod';
import { Fault, type Faults } from '../ingestion/faults.ts';
import { tables } from '../ingestion/table-row.ts';
import type { TelemetryStore } from '../store/telemetry-store.ts';
import { findLogs } from './find-logs.ts';
import { findTraces } from './find-traces.ts';
import { aggregates, measure } from './measure.ts';
import { traceTree } from './trace-tree.ts';

export interface Query {
  method: string;
  path: string;
  parameters: URLSearchParams;
  body: string;
}

export interface QueryAnswer {
  status: number;
  json: unknown;
}

const MOST_ROWS = 10_000;
const MOST_SUMMARIES = 200;
const MOST_LINES = 1_000;
const limited = (most: number) =>
  z.coerce
    .number({ error: `limit must be a number from 1 to ${most}` })
    .int()
    .min(1)
    .max(most);
const Flag = z.enum(['true', 'false']).default('false');

const TraceQuery = z.object({
  limit: limited(MOST_SUMMARIES).default(100),
  name: z.string().optional(),
  failed: Flag,
  slowerThanMs: z.coerce.number().min(0).default(0),
  reads: Flag,
  before: z.coerce.number().int().min(0).default(0),
});
const LogQuery = z.object({
  limit: limited(MOST_LINES).default(100),
  leastSeverity: z.coerce.number().int().min(0).max(4).default(0),
  text: z.string().default(''),
  operation: z.string().optional(),
});
const SeriesQuery = z
  .object({
    metric: z.string().min(1).optional(),
    table: z.enum(['AppRequests', 'AppDependencies']).optional(),
    aggregate: z.enum(aggregates).default('avg'),
    split: z.string().min(1).optional(),
    minutes: z.coerce.number().int().min(1).max(1_440).default(15),
    stepSeconds: z.coerce.number().int().min(1).max(3_600).default(15),
  })
  .refine(({ metric, table }) => (metric === undefined) !== (table === undefined), 'either metric or table is required')
  .refine(
    ({ metric, aggregate }) => metric === undefined || !aggregate.startsWith('p'),
    'a metric arrives as sum, count, min and max, which have no percentiles; only a table has them',
  )
  .refine(({ minutes, stepSeconds }) => (minutes * 60) / stepSeconds <= 1_000, 'at most 1000 steps');
const TableQuery = z.object({
  limit: limited(MOST_ROWS).default(100),
  since: z.string().optional(),
  before: z.coerce.number({ error: 'before must be an _ItemId, or 0' }).int().min(0).optional(),
});

/** Answers the queries of developers, tests and the console. */
export function answerQuery(
  { method, path, parameters, body }: Query,
  store: TelemetryStore,
  faults: Faults,
): QueryAnswer {
  if (path === '/_monitor/faults') return setFault(method, body, faults);
  if (method !== 'GET') return unknown(405, `${method} is not taken here`);
  const [, first = '', second = '', third] = path.split('/').map(decoded);
  if (first !== 'api')
    return unknown(404, 'there is nothing here but /api/traces, /api/logs, /api/metrics, /api/tables');
  try {
    const found = find(second, third, parameters, store);
    return found === undefined ? unknown(404, `there is no ${path}`) : { status: 200, json: found };
  } catch (error) {
    if (error instanceof z.ZodError) return unknown(400, z.prettifyError(error));
    throw error;
  }
}

/** @returns undefined if there is nothing like that @throws ZodError for wrong parameters */
function find(what: string, id: string | undefined, parameters: URLSearchParams, store: TelemetryStore): unknown {
  const given = Object.fromEntries(parameters);
  const show = parameters.getAll('show');
  const properties = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const [, property] = /^Properties\.(.+)$/.exec(name) ?? [];
      return property === undefined ? [] : [[property, value]];
    }),
  );
  if (what === 'traces' && id === undefined) {
    const { limit, name, failed, slowerThanMs, reads, before } = TraceQuery.parse(given);
    const flags = { onlyFailed: failed === 'true', withReads: reads === 'true' };
    const without = parameters.getAll('without');
    return findTraces({ limit, name, slowerThanMs, before, without, ...flags, properties, show }, store);
  }
  if (what === 'traces') return traceTree(id ?? '', store.ofOperation(id ?? ''), show);
  if (what === 'logs' && id === undefined) {
    const { operation: operationId, ...query } = LogQuery.parse(given);
    return findLogs({ ...query, operationId, properties }, store);
  }
  if (what === 'metrics' && id === undefined) return store.metrics();
  if (what === 'metrics' && id === 'series') {
    const { metric, table, ...query } = SeriesQuery.parse(given);
    const source = metric === undefined ? { table: table ?? 'AppRequests' } : { metric };
    return measure({ source, ...query }, store, Date.now());
  }
  if (what !== 'tables') return undefined;
  if (id === undefined) return store.tables();
  const table = tables.find((known) => known === id);
  if (table === undefined) return undefined;
  const { limit: _limit, since: _since, before: _before, ...filters } = given;
  const { limit, ...page } = TableQuery.parse(given);
  return store.ofTable(table, filters, limit, page);
}

function setFault(method: string, body: string, faults: Faults): QueryAnswer {
  if (method === 'GET') return { status: 200, json: faults.current ?? {} };
  if (method === 'DELETE') faults.set(undefined);
  else if (method === 'PUT') {
    const fault = Fault.safeParse(jsonIn(body));
    if (!fault.success) return unknown(400, z.prettifyError(fault.error));
    faults.set(fault.data);
  } else return unknown(405, `${method} is not taken here`);
  return { status: 200, json: faults.current ?? {} };
}

function unknown(status: number, error: string): QueryAnswer {
  return { status, json: { error } };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

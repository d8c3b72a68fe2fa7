import { z } from 'zod';
import { Fault, type Faults } from '../ingestion/faults.ts';
import { tables } from '../ingestion/table-row.ts';
import { traceList } from '../pages/trace-list.ts';
import { traceWaterfall } from '../pages/trace-waterfall.ts';
import type { TelemetryStore } from '../store/telemetry-store.ts';
import { type Trace, traceTree } from './trace-tree.ts';

export interface Query {
  method: string;
  path: string;
  parameters: URLSearchParams;
  body: string;
}

export type QueryAnswer = { status: number } & ({ json: unknown } | { page: string });

const MOST_ROWS = 10_000;
const Limit = z.coerce.number().int().min(1).max(MOST_ROWS);
const Table = z.enum(tables);

/** Answers the queries of developers and tests. */
export function answerQuery(
  { method, path, parameters, body }: Query,
  store: TelemetryStore,
  faults: Faults,
): QueryAnswer {
  if (path === '/_monitor/faults') return setFault(method, body, faults);
  if (method !== 'GET') return unknown(405, `${method} is not taken here`);
  const order = parameters.get('order') ?? '';
  const [, first = '', second = '', third] = path.split('/').map(decoded);
  if (path === '/') {
    const withReads = parameters.has('reads') || order !== '';
    return { status: 200, page: traceList(latest(store, 50, order, withReads), { order, withReads }) };
  }
  if (first === 'traces' && third === undefined) {
    const trace = traceTree(second, store.ofOperation(second));
    return trace ? { status: 200, page: traceWaterfall(trace) } : unknown(404, `there is no trace ${second}`);
  }
  if (first !== 'api') return unknown(404, 'there is nothing here');
  const limit = Limit.safeParse(parameters.get('limit') ?? 100);
  if (!limit.success) return unknown(400, `limit must be a number from 1 to ${MOST_ROWS}`);
  if (second === 'metrics') return { status: 200, json: store.metrics() };
  if (second === 'traces' && third === undefined) return { status: 200, json: latest(store, limit.data, order) };
  if (second === 'traces') {
    const trace = traceTree(third ?? '', store.ofOperation(third ?? ''));
    return trace ? { status: 200, json: trace } : unknown(404, `there is no trace ${third}`);
  }
  if (second === 'tables' && third === undefined) return { status: 200, json: store.tables() };
  const table = Table.safeParse(third);
  if (second !== 'tables' || !table.success) return unknown(404, `the tables are ${tables.join(', ')}`);
  const filters = Object.fromEntries([...parameters].filter(([name]) => name !== 'limit'));
  return { status: 200, json: store.ofTable(table.data, filters, limit.data) };
}

function latest(store: TelemetryStore, limit: number, order: string, withReads = true): Trace[] {
  return store
    .latestOperations(limit, order || undefined, withReads)
    .flatMap((operationId) => traceTree(operationId, store.ofOperation(operationId)) ?? []);
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

import type { TelemetryStore } from '../store/telemetry-store.ts';
import type { FoundTraces, Trace, TraceSummary } from './query-answers.ts';
import { traceTree } from './trace-tree.ts';

export interface TraceFilter {
  limit: number;
  /** A part of the name of one of its spans. */
  name?: string | undefined;
  /** What one of its spans has in Properties. */
  properties: Readonly<Record<string, string>>;
  onlyFailed: boolean;
  /** Only traces that took at least so long. */
  slowerThanMs: number;
  /** Whether successful reads, and work in the background that did nothing, are there too. */
  withReads: boolean;
  /** Names of traces that are left out. */
  without: readonly string[];
  /** Where the page before ended, as it said; 0 for the newest. */
  before: number;
  /** Names in Properties whose values are listed; a trace that has one is never only background work. */
  show: readonly string[];
}

/** The newest items, and the newest candidates among them, that a search looks at. */
const LOOK_BACK = 200_000;
const MOST_CANDIDATES = 500;

/** A page of the traces that match, those that began last first. */
export function findTraces(filter: TraceFilter, store: TelemetryStore): FoundTraces {
  const { limit, name, properties, onlyFailed, slowerThanMs, withReads, without, before, show } = filter;
  const traces: TraceSummary[] = [];
  let [candidates, next] = [0, 0];
  const spans = { name, properties, isOfWrite: !withReads, before, lookBack: LOOK_BACK };
  for (const { operationId, item } of store.search.operations(spans)) {
    const isCut = candidates === MOST_CANDIDATES;
    if (isCut || traces.length === limit) return { traces: traces.sort(byBegin), isCut, next };
    candidates += 1;
    next = item;
    const trace = traceTree(operationId, store.ofOperation(operationId), show);
    if (trace === undefined || trace.durationMs < slowerThanMs || without.includes(trace.name)) continue;
    if (onlyFailed && trace.failures === 0) continue;
    if (!withReads && isOnlyReading(trace)) continue;
    const { roots, ...summary } = trace;
    traces.push(summary);
  }
  return { traces: traces.sort(byBegin), isCut: false };
}

const byBegin = (one: TraceSummary, other: TraceSummary) => Date.parse(other.startedAt) - Date.parse(one.startedAt);

/** Polling would hide everything else: successful reads, and background work that neither failed nor found anything. */
function isOnlyReading({ roots, found }: Trace): boolean {
  const nodes = [...allOf(roots)];
  const requests = nodes.filter(({ table }) => table === 'AppRequests');
  const isWrite = requests.some(
    ({ columns }) => !String(columns['Name']).startsWith('GET ') || Number(columns['ResultCode']) >= 500,
  );
  const hasContent =
    nodes.some(({ columns, failed }) => String(columns['Url'] ?? '') !== '' || failed) ||
    Object.values(found).some((values) => values.length > 0);
  return !(isWrite && hasContent);
}

function* allOf(nodes: Trace['roots']): Generator<Trace['roots'][number]> {
  for (const node of nodes) {
    yield node;
    yield* allOf(node.children);
  }
}

/** What the monitor answers, in JSON. */

/** A row by the names of its columns in Log Analytics. */
export type Columns = Record<string, unknown> & { TimeGenerated: string; OperationId: string };

/** A span, line or exception with all that happened in it. */
export interface TraceNode {
  /** `AppRequests`, `AppTraces` … */
  table: string;
  columns: Columns;
  /** Whether it counts as a failure. */
  failed: boolean;
  /** In milliseconds since the trace began. */
  startMs: number;
  durationMs: number;
  /** By their start. */
  children: TraceNode[];
}

/** One operation, without its spans. */
export interface TraceSummary {
  operationId: string;
  /** Of its first root. */
  name: string;
  /** When the first span began. */
  startedAt: string;
  durationMs: number;
  spans: number;
  failures: number;
  /** The values that its rows have of the asked names in Properties. */
  found: Record<string, string[]>;
}

export interface Trace extends TraceSummary {
  /** Spans whose parent is missing: it belongs to the caller, or is not sent yet. */
  roots: TraceNode[];
}

export interface FoundTraces {
  traces: TraceSummary[];
  /** Whether older traces were not looked at, because that would take too long. */
  isCut: boolean;
  /** Where the next page begins; undefined if there are no older ones. */
  next?: number;
}

export interface LogLine {
  /** Grows with every item that arrives. */
  id: number;
  at: string;
  /** 0 for Verbose to 4 for Critical. */
  severity: number;
  message: string;
  exception?: { type: string; stack: string };
  operationId: string;
  role: string;
  properties: Record<string, string>;
}

export interface MetricName {
  name: string;
  dimensions: string[];
}

export type Aggregate = 'sum' | 'avg' | 'min' | 'max' | 'count' | 'p50' | 'p95' | 'p99';

export interface Measured {
  /** The begin of each step, in seconds since the epoch. */
  times: number[];
  /** Of each step; null where nothing was measured, 0 of a sum or count. The largest lines come first. */
  series: { name: string; values: (number | null)[] }[];
  /** How many more lines there are. */
  more: number;
  /** Whether the earliest steps are missing, because there is too much to read. */
  isCut: boolean;
}

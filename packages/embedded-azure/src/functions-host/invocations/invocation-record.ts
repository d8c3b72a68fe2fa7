/** One run of a function, as the host saw it. */
export interface InvocationRecord {
  id: string;
  function: string;
  /** Why it ran, as the trigger says. */
  reason: string | undefined;
  startedAt: string;
  /** Undefined while it runs. */
  durationMs: number | undefined;
  /** What it threw: message and stack. */
  failure: { message: string; stack: string } | undefined;
  /** What it wrote through its context. */
  lines: { level: string; message: string }[];
}

/** A function's runs since the host started, and those of the last minutes. */
export interface FunctionTally {
  name: string;
  total: number;
  failed: number;
  running: number;
  /** Of the last minutes, as far as they are kept. */
  recent: { count: number; failed: number; p50Ms: number | undefined; p95Ms: number | undefined };
}

export interface InvocationReport {
  /** When the host began to count. */
  since: string;
  minutes: number;
  functions: FunctionTally[];
  /** The newest first. */
  invocations: InvocationRecord[];
}

import type { FunctionTally, InvocationRecord } from '../../functions-host/invocations/invocation-record.ts';

/** A function of the app, with what it did lately. */
export interface ShownFunction {
  name: string;
  /** `HTTP`, `timer` … */
  trigger: string;
  /** Its route, schedule, queue … */
  detail: string;
  /** Undefined until it has run, or if the host doesn't tell. */
  tally: FunctionTally | undefined;
}

export interface ShownHost {
  url: string;
  /** As the host reports it, or `not reachable`. */
  state: string;
  version: string | undefined;
  /** When its process started. */
  startedAt: string | undefined;
  /** How many times it has started again since the console watches it. */
  restarts: number;
}

export interface FunctionsAnswer {
  host: ShownHost;
  functions: ShownFunction[];
  /** The newest first; undefined if this host doesn't tell, as Core Tools' doesn't. */
  invocations: InvocationRecord[] | undefined;
  /** How far back the counts of a tally reach. */
  minutes: number;
}

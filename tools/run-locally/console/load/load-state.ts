import type { LoadSample } from '../../load/load-sample.ts';

/** What the user has chosen. */
export interface LoadChoice {
  perSecond: number;
  minutes: number;
  partners: string[];
  /** Shares by kind, without those of 0. */
  mix: Record<string, number>;
}

export interface LoadKind {
  name: string;
  about: string;
}

/** A partner that can place orders, with what limits it. */
export interface LoadPartnerChoice {
  id: string;
  limit: string;
}

/** One second of a run, with what waits in Service Bus. */
export interface ShownSample extends LoadSample {
  /** Messages by subscription or queue, without those that are empty all the time; undefined if unknown. */
  queues?: Record<string, number>;
  /** Sagas of orders that have begun and not ended, as Durable Functions counts them; undefined if unknown. */
  sagas?: number;
}

export interface LoadState {
  kinds: LoadKind[];
  partners: LoadPartnerChoice[];
  /** Whether the app’s own measurements are there. */
  hasMonitor: boolean;
  /** The state of the stack, if it is not the default one: what a command has to name. */
  state?: string;
  /** The last run, or the one that goes on. */
  run?: {
    choice: LoadChoice;
    startedAt: string;
    isRunning: boolean;
    /** The command that does the same. */
    command: string;
    /** Why it ended without its last figures. */
    fault?: string;
  };
}

/** What the stream sends: first the past, then each second. */
export type LoadEvent = { state: LoadState; past: ShownSample[] } | { state: LoadState } | { sample: ShownSample };

import type { FunctionDefinition, FunctionInvoker } from '../invocation.ts';

/** Feeds one function from one queue or subscription. */
export interface Pump {
  /** Receives until it is stopped; the client reconnects, forever, when the broker is away. */
  start(): void;
  /** Receives no more, and resolves when the messages in hand are settled and sessions released. */
  stop(): Promise<void>;
}

export interface PumpOptions {
  invoker: FunctionInvoker;
  definition: FunctionDefinition;
  /** Of the entity, for log lines. */
  sourceName: string;
  /** Whether a message whose function succeeded is completed; if not, its lock runs out. */
  autoComplete: boolean;
  /** Whether `traceparent` of a message counts, and not only `Diagnostic-Id`. */
  openTelemetry: boolean;
  log(message: string): void;
}

/** How long to wait before a source that failed is asked again, in milliseconds. */
export const RETRY_MS = 1000;

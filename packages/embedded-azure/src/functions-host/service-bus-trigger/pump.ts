import type { FunctionDefinition, FunctionInvoker } from '../invocation.ts';

/** Feeds one function from one queue or subscription. */
export interface Pump {
  /** Receives until it is stopped. The client reconnects without end if the broker is unavailable. */
  start(): void;
  /** Receives no more, and resolves when the current messages are settled and sessions released. */
  stop(): Promise<void>;
}

export interface PumpOptions {
  invoker: FunctionInvoker;
  definition: FunctionDefinition;
  /** The entity's name, for log lines. */
  sourceName: string;
  /** Whether a message is completed after its function succeeded. If not, its lock expires. */
  autoComplete: boolean;
  /** Whether a message's `traceparent` is used, and not only `Diagnostic-Id`. */
  openTelemetry: boolean;
  log(message: string): void;
}

/** The pause before a failed source is asked again, in milliseconds. */
export const RETRY_MS = 1000;

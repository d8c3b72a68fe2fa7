import { z } from 'zod';
import type { ParentInstance } from '../engine/history-event.ts';

/** The states that this engine knows; Azure's `Canceled` and `ContinuedAsNew` never show here. */
export const RUNTIME_STATUSES = ['Pending', 'Running', 'Suspended', 'Completed', 'Failed', 'Terminated'] as const;
export type RuntimeStatus = (typeof RUNTIME_STATUSES)[number];
export type EndedStatus = 'Completed' | 'Failed' | 'Terminated';

export const UNFINISHED: readonly RuntimeStatus[] = ['Pending', 'Running', 'Suspended'];
export const FINISHED: readonly RuntimeStatus[] = ['Completed', 'Failed', 'Terminated'];

export function isFinished(status: RuntimeStatus): boolean {
  return FINISHED.includes(status);
}

/** W3C trace context: of the request that started an instance, or of its parent. */
export const TraceContext = z.object({ traceParent: z.string(), traceState: z.string().exactOptional() });
export type TraceContext = z.infer<typeof TraceContext>;

/** An orchestration instance as it is stored; `input`, `output` and `customStatus` are JSON texts. */
export interface InstanceRecord {
  readonly key: number;
  readonly instanceId: string;
  executionId: string;
  readonly name: string;
  readonly version: string;
  status: RuntimeStatus;
  readonly parent: ParentInstance | null;
  /** Milliseconds since the epoch, as `updatedAt`. */
  readonly createdAt: number;
  updatedAt: number;
  customStatus: string | null;
  input: string | null;
  output: string | null;
  readonly traceContext: TraceContext | null;
}

/** The trace context for the functions of an instance. */
export function traced({ traceContext }: InstanceRecord): { traceContext?: TraceContext } {
  return traceContext ? { traceContext } : {};
}

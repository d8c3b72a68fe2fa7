import type { InstanceRecord, TraceContext } from '../store/instance-record.ts';
import { EventType, type HistoryEvent, historyEvent, type ParentInstance } from './history-event.ts';
import { newId } from './instance-id.ts';

export interface NewInstance {
  instanceId: string;
  name: string;
  version: string;
  /** JSON */
  input: string | null;
  parent: ParentInstance | null;
  traceContext: TraceContext | null;
}

/** An instance that has not run yet. */
export function newRecord(start: NewInstance, key: number): InstanceRecord {
  const now = Date.now();
  return {
    ...start,
    key,
    executionId: newId(),
    status: 'Pending',
    createdAt: now,
    updatedAt: now,
    customStatus: null,
    output: null,
  };
}

/** The first event of every execution. */
export function startEvent({ instanceId, executionId, name, version, input, parent }: InstanceRecord): HistoryEvent {
  return historyEvent({
    EventType: EventType.ExecutionStarted,
    OrchestrationInstance: { InstanceId: instanceId, ExecutionId: executionId },
    ParentInstance: parent,
    Name: name,
    Version: version,
    Input: input,
    Tags: null,
  });
}

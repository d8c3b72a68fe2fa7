import { type InstanceRecord, isFinished } from '../store/instance-record.ts';
import type { ScheduledTask } from './decision.ts';
import { existsAlready } from './engine-errors.ts';
import type { FunctionRegistry } from './function-registry.ts';
import { EventType, type HistoryEvent, historyEvent } from './history-event.ts';
import type { Ending } from './orchestration-episode.ts';

export type SubOrchestration = Extract<ScheduledTask, { kind: 'sub-orchestration' }>;

/**
 * Why a sub-orchestration can't be started; undefined if it can. In Azure each of these makes the parent wait forever;
 * here its task fails with a reason.
 *
 * @param existing the instance that already has the child's id
 */
export function childRefusal(
  parent: InstanceRecord,
  { name, instanceId }: SubOrchestration,
  existing: InstanceRecord | undefined,
  registry: FunctionRegistry,
): string | undefined {
  if (!registry.orchestrator(name)) return registry.unknownOrchestrator(name);
  if (instanceId.startsWith('@')) return 'Orchestration instance ids must not start with @';
  const relatives = [parent.instanceId, parent.parent?.OrchestrationInstance.InstanceId];
  if (relatives.some((relative) => relative?.toLowerCase() === instanceId.toLowerCase())) {
    return 'The instance ID of a sub-orchestration must be different than the instance ID of a parent orchestration.';
  }
  return existing && !isFinished(existing.status) ? existsAlready(existing.status) : undefined;
}

/** The parent's event for a child that was not started. */
export function childRefused(taskId: number, reason: string): HistoryEvent {
  return historyEvent({
    EventType: EventType.SubOrchestrationInstanceFailed,
    TaskScheduledId: taskId,
    Reason: reason,
    Details: '',
  });
}

/** The parent's event for a child's end. A terminated child has no details, because the library can't read them. */
export function childEnded(taskId: number, { status, output, details }: Ending): HistoryEvent {
  if (status === 'Completed') {
    return historyEvent({
      EventType: EventType.SubOrchestrationInstanceCompleted,
      TaskScheduledId: taskId,
      Result: output,
    });
  }
  return historyEvent({
    EventType: EventType.SubOrchestrationInstanceFailed,
    TaskScheduledId: taskId,
    Reason: output,
    Details: details,
  });
}

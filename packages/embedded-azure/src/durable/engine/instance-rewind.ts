import type { DurableStore } from '../store/durable-store.ts';
import type { InstanceRecord } from '../store/instance-record.ts';
import { EventType, historyEvent } from './history-event.ts';
import { rewindHistory } from './rewind.ts';
import type { TaskHub } from './task-hub.ts';

/**
 * Continues a failed instance without its failures, and its failed sub-orchestrations in the same way. Only the deepest
 * ones are woken: when they end, those above continue. Call it inside one `DurableStore.write`.
 */
export function rewindInstance(ended: InstanceRecord, reason: string | null, hub: TaskHub, store: DurableStore): void {
  const { events, failedChildren } = rewindHistory(store.history.read(ended.key));
  const instance = hub.revive(ended, events);
  const children = failedChildren.flatMap((id) => {
    const child = store.instances.find(id);
    return child?.status === 'Failed' && child.parent?.OrchestrationInstance.InstanceId === ended.instanceId
      ? [child]
      : [];
  });
  for (const child of children) rewindInstance(child, reason, hub, store);
  if (children.length > 0) return;
  hub.post(instance, historyEvent({ EventType: EventType.GenericEvent, Data: reason }), ended.executionId);
}

import { schedulerId } from '../entities/entity-id.ts';
import type { ScheduledTask } from './decision.ts';
import { EventType, type HistoryEvent, historyEvent } from './history-event.ts';

/** The history's event for something that an orchestration has scheduled. */
export function scheduledEvent(task: ScheduledTask): HistoryEvent {
  const EventId = task.id;
  switch (task.kind) {
    case 'activity': {
      const Input = JSON.stringify([task.input ?? null]);
      return historyEvent({ EventType: EventType.TaskScheduled, EventId, Name: task.name, Version: '', Input });
    }
    case 'timer':
      return historyEvent({ EventType: EventType.TimerCreated, EventId, FireAt: task.fireAt });
    case 'send': {
      const { target, message } = task;
      const Input = JSON.stringify(message.body);
      const InstanceId = schedulerId(target);
      return historyEvent({ EventType: EventType.EventSent, EventId, InstanceId, Name: message.name, Input });
    }
    case 'sub-orchestration':
      return historyEvent({
        EventType: EventType.SubOrchestrationInstanceCreated,
        EventId,
        Name: task.name,
        Version: task.version,
        InstanceId: task.instanceId,
        Input: task.input,
      });
  }
}

import { EventType, type HistoryEvent, historyEvent, parseHistoryEvent } from './history-event.ts';
import { type RecordedEvent, record } from './history-log.ts';

export interface RewoundHistory {
  events: RecordedEvent[];
  /** The ids of failed sub-orchestrations, which are rewound too. */
  failedChildren: string[];
}

/**
 * Removes the failures from a history, as AzureTableTrackingStore.RewindHistoryAsync does. Failures, and the scheduling
 * of activities that failed, become events without effect, so that the replay schedules them again. The creation of a
 * failed sub-orchestration stays, because the same one continues.
 *
 * @param history the JSON of each event
 */
export function rewindHistory(history: readonly string[]): RewoundHistory {
  const events = history.map(parseHistoryEvent);
  const failedTasks = new Set(events.flatMap((e) => (e.EventType === EventType.TaskFailed ? [e.TaskScheduledId] : [])));
  const failedSubs = new Set(
    events.flatMap((e) => (e.EventType === EventType.SubOrchestrationInstanceFailed ? [e.TaskScheduledId] : [])),
  );
  const isCleared = (event: HistoryEvent) =>
    event.EventType === EventType.TaskFailed ||
    event.EventType === EventType.SubOrchestrationInstanceFailed ||
    event.EventType === EventType.ExecutionCompleted ||
    (event.EventType === EventType.TaskScheduled && failedTasks.has(event.EventId));
  return {
    events: events.map((event) => record(isCleared(event) ? cleared(event) : event)),
    failedChildren: events.flatMap((event) =>
      event.EventType === EventType.SubOrchestrationInstanceCreated && failedSubs.has(event.EventId)
        ? [event.InstanceId]
        : [],
    ),
  };
}

const NAMES = new Map<number, string>(Object.entries(EventType).map(([name, type]) => [type, name]));

function cleared({ EventType: type, Timestamp }: HistoryEvent): HistoryEvent {
  const Data = `Rewound: ${NAMES.get(type)}`;
  return historyEvent({ EventType: EventType.GenericEvent, Data }, Date.parse(Timestamp));
}

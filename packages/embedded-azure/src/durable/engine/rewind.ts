import { EventType, type HistoryEvent, historyEvent, parseHistoryEvent } from './history-event.ts';
import { type RecordedEvent, record } from './history-log.ts';

export interface RewoundHistory {
  events: RecordedEvent[];
  /** The ids of sub-orchestrations that have failed: they are to be rewound as well. */
  failedChildren: string[];
}

/**
 * Clears the failures out of a history, as AzureTableTrackingStore.RewindHistoryAsync does: what failed, and the
 * scheduling of activities that failed, become events that mean nothing, so that the replay schedules them again. The
 * creation of a failed sub-orchestration stays, for it is the same one that goes on.
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

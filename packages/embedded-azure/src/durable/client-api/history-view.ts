import { EndStatus, EventType, type HistoryEvent, parseHistoryEvent } from '../engine/history-event.ts';
import { parseToken } from './instance-status.ts';

export interface HistoryViewOptions {
  showInput: boolean;
  showOutput: boolean;
}

const NAMES = new Map<number, string>(Object.entries(EventType).map(([name, type]) => [type, name]));
const STATUS_NAMES = new Map<number, string>(Object.entries(EndStatus).map(([name, status]) => [status, name]));

/**
 * A history as the status query returns it (DurableClient.GetDurableOrchestrationStatusAsync): without the start and
 * end of episodes, and with the events that scheduled a task merged into those that ended it.
 */
export function historyView(events: readonly string[], options: HistoryViewOptions): Record<string, unknown>[] {
  const scheduled = new Map<string, ScheduledEntry>();
  const view = new Set<Record<string, unknown>>();
  for (const event of events.map(parseHistoryEvent)) {
    const entry = toEntry(event, options);
    switch (event.EventType) {
      case EventType.OrchestratorStarted:
      case EventType.OrchestratorCompleted:
        continue;
      case EventType.TaskScheduled:
      case EventType.SubOrchestrationInstanceCreated:
        scheduled.set(scheduleKey(event.EventType, event.EventId), { entry, event });
        break;
      case EventType.TaskCompleted:
      case EventType.TaskFailed:
        fold(view, entry, scheduled.get(scheduleKey(EventType.TaskScheduled, event.TaskScheduledId)), options);
        break;
      case EventType.SubOrchestrationInstanceCompleted:
      case EventType.SubOrchestrationInstanceFailed: {
        const key = scheduleKey(EventType.SubOrchestrationInstanceCreated, event.TaskScheduledId);
        fold(view, entry, scheduled.get(key), options);
        break;
      }
    }
    view.add(entry);
  }
  return [...view];
}

interface ScheduledEntry {
  entry: Record<string, unknown>;
  event: Extract<
    HistoryEvent,
    { EventType: typeof EventType.TaskScheduled | typeof EventType.SubOrchestrationInstanceCreated }
  >;
}

function scheduleKey(type: number, id: number): string {
  return `${type}_${id}`;
}

const HIDDEN = ['EventId', 'OrchestrationInstance', 'ParentInstance', 'Version', 'Tags', 'TaskScheduledId', 'TimerId'];

function toEntry(event: HistoryEvent, { showInput, showOutput }: HistoryViewOptions): Record<string, unknown> {
  const entry: Record<string, unknown> = { ...event, EventType: NAMES.get(event.EventType) };
  for (const property of HIDDEN) delete entry[property];
  if (!showInput) delete entry['Input'];
  if ('Result' in event) {
    if (showOutput) entry['Result'] = parseToken(event.Result);
    else delete entry['Result'];
  }
  if (event.EventType === EventType.ExecutionStarted) {
    entry['FunctionName'] = event.Name;
    delete entry['Name'];
  }
  if (event.EventType === EventType.ExecutionCompleted) {
    entry['OrchestrationStatus'] = STATUS_NAMES.get(event.OrchestrationStatus);
  }
  return entry;
}

function fold(
  view: Set<Record<string, unknown>>,
  entry: Record<string, unknown>,
  scheduled: ScheduledEntry | undefined,
  { showInput }: HistoryViewOptions,
): void {
  if (!scheduled) return;
  view.delete(scheduled.entry);
  entry['ScheduledTime'] = scheduled.event.Timestamp;
  entry['FunctionName'] = scheduled.event.Name;
  if (showInput) entry['Input'] = scheduled.event.Input;
}

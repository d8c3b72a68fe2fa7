import { z } from 'zod';
import type { TimelineEntry } from './shown-instance.ts';

const Event = z.looseObject({
  EventType: z.string(),
  Timestamp: z.string(),
  ScheduledTime: z.string().optional(),
  FunctionName: z.string().nullish(),
  Name: z.string().nullish(),
  Input: z.unknown().optional(),
  Result: z.unknown().optional(),
  Reason: z.string().nullish(),
  /** Of a generic event: text. */
  Data: z.string().nullish(),
  Details: z.string().nullish(),
  FireAt: z.string().optional(),
  InstanceId: z.string().optional(),
  OrchestrationStatus: z.string().optional(),
});
type Event = z.infer<typeof Event>;
type Told = Omit<TimelineEntry, 'at'>;

/**
 * Tells the history events of the management API as lines that can be read, in their order. A timer that has fired is one
 * line.
 */
export function tellHistory(events: readonly unknown[]): TimelineEntry[] {
  const failures = new Map<string, number>();
  const entries: TimelineEntry[] = [];
  for (const event of events.map((raw) => Event.parse(raw))) {
    const entry = toEntry(event);
    countAttempt(failures, entry);
    if (event.EventType === 'TimerFired') replaceTimer(entries, entry);
    entries.push(entry);
  }
  return entries;
}

function toEntry(event: Event): TimelineEntry {
  const told = tell(event);
  const entry: TimelineEntry = { at: event.Timestamp, ...told };
  if (event.ScheduledTime !== undefined) entry.tookMs = span(event.ScheduledTime, event.Timestamp);
  if (event.FireAt !== undefined) entry.due = event.FireAt;
  if (event.Input !== undefined && event.Input !== null) entry.input = parsed(event.Input);
  if (event.Result !== undefined && event.Result !== null) entry.result = parsed(event.Result);
  const reason = event.Reason ?? event.Details;
  if (told.tone === 'bad' && reason !== null && reason !== undefined) entry.fault = reason;
  return entry;
}

/** The API doesn't say which timer has fired, but when it was due. */
function replaceTimer(entries: TimelineEntry[], fired: TimelineEntry): void {
  const at = entries.findIndex(({ kind, state, due }) => kind === 'Timer' && state === 'waits' && due === fired.due);
  const [started] = at < 0 ? [] : entries.splice(at, 1);
  if (started !== undefined) fired.tookMs = span(started.at, fired.at);
}

function span(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}

/** An activity with the name and the input of one that has failed before is its next attempt. */
function countAttempt(failures: Map<string, number>, entry: TimelineEntry): void {
  if (entry.kind !== 'Activity' && entry.kind !== 'Sub-orchestration') return;
  const key = JSON.stringify([entry.name, entry.input]);
  const before = failures.get(key) ?? 0;
  if (before > 0) entry.attempt = before + 1;
  if (entry.state === 'failed') failures.set(key, before + 1);
  else if (entry.state === 'completed') failures.delete(key);
}

const END_TONES: Readonly<Record<string, Told['tone']>> = { Completed: 'good', Failed: 'bad', Terminated: 'warn' };

function tell(event: Event): Told {
  const name = event.FunctionName ?? event.Name ?? '';
  const child = event.InstanceId === undefined ? {} : { instance: event.InstanceId };
  switch (event.EventType) {
    case 'ExecutionStarted':
      return { kind: 'Orchestration', name, state: 'started', tone: 'busy' };
    case 'ExecutionCompleted': {
      const state = event.OrchestrationStatus ?? 'Completed';
      return { kind: 'Orchestration', name, state: state.toLowerCase(), tone: END_TONES[state] ?? 'plain' };
    }
    case 'ExecutionTerminated':
      return { kind: 'Orchestration', name, state: 'terminated', tone: 'warn' };
    case 'ExecutionSuspended':
      return { kind: 'Orchestration', name: event.Reason ?? '', state: 'suspended', tone: 'warn' };
    case 'ExecutionResumed':
      return { kind: 'Orchestration', name: event.Reason ?? '', state: 'resumed', tone: 'busy' };
    case 'TaskScheduled':
      return { kind: 'Activity', name, state: 'scheduled', tone: 'busy' };
    case 'TaskCompleted':
      return { kind: 'Activity', name, state: 'completed', tone: 'good' };
    case 'TaskFailed':
      return { kind: 'Activity', name, state: 'failed', tone: 'bad' };
    case 'SubOrchestrationInstanceCreated':
      return { kind: 'Sub-orchestration', name, state: 'started', tone: 'busy', ...child };
    case 'SubOrchestrationInstanceCompleted':
      return { kind: 'Sub-orchestration', name, state: 'completed', tone: 'good', ...child };
    case 'SubOrchestrationInstanceFailed':
      return { kind: 'Sub-orchestration', name, state: 'failed', tone: 'bad', ...child };
    case 'TimerCreated':
      return { kind: 'Timer', name: '', state: 'waits', tone: 'busy' };
    case 'TimerFired':
      return { kind: 'Timer', name: '', state: 'fired', tone: 'plain' };
    case 'EventRaised':
      return { kind: 'Event', name, state: 'received', tone: 'plain' };
    case 'EventSent':
      return { kind: 'Event', name, state: 'sent', tone: 'plain', ...child };
    case 'GenericEvent':
      return tellRewind(event.Data ?? '');
    default:
      return { kind: event.EventType, name, state: '', tone: 'plain' };
  }
}

/** A rewind takes failures out of the history, leaves such an event in the place of each, and adds one with its reason. */
function tellRewind(text: string): Told {
  const [, replaced] = /^Rewound: (.+)$/.exec(text) ?? [];
  return replaced === undefined
    ? { kind: 'Orchestration', name: text, state: 'rewound', tone: 'warn' }
    : { kind: replaced, name: '', state: 'taken out', tone: 'plain' };
}

/** Inputs are JSON as text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

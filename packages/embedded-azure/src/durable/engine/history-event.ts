import { z } from 'zod';

/** DurableTask.Core.History.EventType, with the numbers of the wire protocol. */
export const EventType = {
  ExecutionStarted: 0,
  ExecutionCompleted: 1,
  ExecutionTerminated: 3,
  TaskScheduled: 4,
  TaskCompleted: 5,
  TaskFailed: 6,
  SubOrchestrationInstanceCreated: 7,
  SubOrchestrationInstanceCompleted: 8,
  SubOrchestrationInstanceFailed: 9,
  TimerCreated: 10,
  TimerFired: 11,
  OrchestratorStarted: 12,
  OrchestratorCompleted: 13,
  EventSent: 14,
  EventRaised: 15,
  /** Replaces events that a rewind has cleared, and wakes an instance after it. */
  GenericEvent: 17,
  ExecutionSuspended: 19,
  ExecutionResumed: 20,
} as const;

/** DurableTask.Core.OrchestrationStatus, of the states in which an instance ends. */
export const EndStatus = { Completed: 0, Failed: 3, Terminated: 5 } as const;

const text = z.string().nullable();
const event = <Type extends number, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ EventType: z.literal(type), EventId: z.int(), Timestamp: z.string(), ...shape });
const instance = z.object({ InstanceId: z.string(), ExecutionId: z.string() });

/** Additional data of an activity's exception. Only present if the app registered a properties provider. */
const FailureDetails = z.record(z.string(), z.unknown());
export type FailureDetails = z.infer<typeof FailureDetails>;

export const ParentInstance = z.object({
  OrchestrationInstance: instance,
  Name: z.string(),
  Version: z.string(),
  TaskScheduleId: z.int(),
});
export type ParentInstance = z.infer<typeof ParentInstance>;

const HistoryEvent = z.discriminatedUnion('EventType', [
  event(EventType.ExecutionStarted, {
    OrchestrationInstance: instance,
    ParentInstance: ParentInstance.nullable(),
    Name: z.string(),
    Version: z.string(),
    Input: text,
    Tags: z.null(),
  }),
  event(EventType.ExecutionCompleted, { OrchestrationStatus: z.int(), Result: text }),
  event(EventType.ExecutionTerminated, { Input: text }),
  event(EventType.TaskScheduled, { Name: z.string(), Version: z.string(), Input: text }),
  event(EventType.TaskCompleted, { TaskScheduledId: z.int(), Result: text }),
  event(EventType.TaskFailed, {
    TaskScheduledId: z.int(),
    Reason: text,
    Details: text,
    FailureDetails: FailureDetails.optional(),
  }),
  event(EventType.SubOrchestrationInstanceCreated, {
    Name: z.string(),
    Version: z.string(),
    InstanceId: z.string(),
    Input: text,
  }),
  event(EventType.SubOrchestrationInstanceCompleted, { TaskScheduledId: z.int(), Result: text }),
  event(EventType.SubOrchestrationInstanceFailed, { TaskScheduledId: z.int(), Reason: text, Details: text }),
  event(EventType.TimerCreated, { FireAt: z.string() }),
  event(EventType.TimerFired, { TimerId: z.int(), FireAt: z.string() }),
  event(EventType.OrchestratorStarted, {}),
  event(EventType.OrchestratorCompleted, {}),
  event(EventType.EventSent, { InstanceId: z.string(), Name: z.string(), Input: text }),
  event(EventType.GenericEvent, { Data: text }),
  event(EventType.EventRaised, { Name: z.string(), Input: text }),
  event(EventType.ExecutionSuspended, { Reason: text }),
  event(EventType.ExecutionResumed, { Reason: text }),
]);

/** One event of an orchestration's history, as the out-of-process protocol writes it (without `IsPlayed`). */
export type HistoryEvent = z.infer<typeof HistoryEvent>;

/** Everything but the time; `EventId` is -1 where the framework gives none. */
type EventBody = HistoryEvent extends infer Event
  ? Event extends HistoryEvent
    ? Omit<Event, 'EventId' | 'Timestamp'> & { EventId?: number }
    : never
  : never;

export function historyEvent(body: EventBody, now = Date.now()): HistoryEvent {
  // Spreading a member of a union gives that member again, but the compiler can't see it.
  return { EventId: -1, Timestamp: new Date(now).toISOString(), ...body } as HistoryEvent;
}

/** Reads an event back from the state file. */
export function parseHistoryEvent(json: string): HistoryEvent {
  return HistoryEvent.parse(JSON.parse(json));
}

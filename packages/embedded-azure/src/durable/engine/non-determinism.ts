import type { Decision } from './decision.ts';
import { EventType, type HistoryEvent } from './history-event.ts';

/** The history shows that the orchestrator did something different from what it does now. */
export class NonDeterministicError extends Error {
  override name = 'NonDeterministicError';

  constructor(details: string) {
    super(`Non-Deterministic workflow detected: ${details}`);
  }
}

export type SchedulingEvent = Extract<
  HistoryEvent,
  {
    EventType:
      | typeof EventType.TaskScheduled
      | typeof EventType.TimerCreated
      | typeof EventType.SubOrchestrationInstanceCreated
      | typeof EventType.EventSent;
  }
>;

const CLASS_NAMES: Record<Decision['kind'], string> = {
  activity: 'ScheduleTaskOrchestratorAction',
  timer: 'CreateTimerOrchestratorAction',
  'sub-orchestration': 'CreateSubOrchestrationAction',
  send: 'SendEventOrchestratorAction',
};
const KINDS: Record<SchedulingEvent['EventType'], Decision['kind']> = {
  [EventType.TaskScheduled]: 'activity',
  [EventType.TimerCreated]: 'timer',
  [EventType.SubOrchestrationInstanceCreated]: 'sub-orchestration',
  [EventType.EventSent]: 'send',
};
const QUESTION = 'Was a change made to the orchestrator code after this instance had already started running?';

/**
 * Checks that the replay scheduled the same as the history under that sequence id. The rules and texts are those of
 * DurableTask.Core's TaskOrchestrationContext (HandleTaskScheduledEvent and similar methods).
 *
 * @throws NonDeterministicError
 */
export function assertSameDecision(event: SchedulingEvent, decision: Decision | undefined): void {
  if (!decision) throw new NonDeterministicError(missing(event));
  if (decision.kind !== KINDS[event.EventType]) throw new NonDeterministicError(otherKind(event, decision));
  if (decision.kind === 'timer' || event.EventType === EventType.TimerCreated) return;
  const name = decision.kind === 'send' ? decision.message.name : decision.name;
  if (name.toLowerCase() !== event.Name.toLowerCase()) throw new NonDeterministicError(otherName(event, name));
}

function missing(event: SchedulingEvent): string {
  const { EventId: id } = event;
  const rest = `but the current replay execution hasn't (yet?) scheduled this task. ${QUESTION}`;
  switch (event.EventType) {
    case EventType.TaskScheduled:
      return `A previous execution of this orchestration scheduled an activity task with sequence ID ${id} and name '${event.Name}' (version '${event.Version}'), ${rest}`;
    case EventType.TimerCreated:
      return `A previous execution of this orchestration scheduled a timer task with sequence number ${id} ${rest}`;
    case EventType.SubOrchestrationInstanceCreated:
      return `${subOrchestration(event)}, ${rest}`;
    case EventType.EventSent:
      return `${sentEvent(event, '')}, ${rest}`;
  }
}

function otherKind(event: SchedulingEvent, decision: Decision): string {
  const { EventId: id } = event;
  const produced = `but the current orchestration replay instead produced a ${CLASS_NAMES[decision.kind]} action`;
  switch (event.EventType) {
    case EventType.TaskScheduled:
      return `A previous execution of this orchestration scheduled an activity task with sequence number ${id} named '${event.Name}', ${produced} with this sequence number. ${QUESTION}`;
    case EventType.TimerCreated:
      return `A previous execution of this orchestration scheduled a timer task with sequence number ${id} named ${produced} with this sequence number. ${QUESTION}`;
    case EventType.SubOrchestrationInstanceCreated:
      return `${subOrchestration(event)}, ${produced} at this sequence number. ${QUESTION}`;
    case EventType.EventSent:
      return `${sentEvent(event, ',')}, but the current orchestration replay instead scheduled a ${CLASS_NAMES[decision.kind]} task at this sequence number. ${QUESTION}`;
  }
}

function otherName(
  event: Exclude<SchedulingEvent, { EventType: typeof EventType.TimerCreated }>,
  nameNow: string,
): string {
  switch (event.EventType) {
    case EventType.TaskScheduled:
      return `A previous execution of this orchestration scheduled an activity task with sequence number ${event.EventId} named '${event.Name}', but the current orchestration replay instead scheduled an activity task named '${nameNow}' with this sequence number.  ${QUESTION}`;
    case EventType.SubOrchestrationInstanceCreated:
      return `${subOrchestration(event)}, but the current orchestration replay instead scheduled a sub-orchestration task with name ${nameNow} at this sequence number. ${QUESTION}`;
    case EventType.EventSent:
      return `${sentEvent(event, ',')}, but the current orchestration replay instead scheduled a send event task with name ${nameNow} at this sequence number. ${QUESTION}`;
  }
}

function subOrchestration(
  event: Extract<SchedulingEvent, { EventType: typeof EventType.SubOrchestrationInstanceCreated }>,
): string {
  return `A previous execution of this orchestration scheduled a sub-orchestration task with sequence ID ${event.EventId} and name '${event.Name}' (version '${event.Version}', instance ID '${event.InstanceId}')`;
}

/** @param comma DurableTask.Core's texts differ by it */
function sentEvent(
  { EventId, Name, InstanceId }: Extract<SchedulingEvent, { EventType: typeof EventType.EventSent }>,
  comma: string,
): string {
  return `A previous execution of this orchestration scheduled a send event task with sequence ID ${EventId}, type 'EventSent'${comma} name '${Name}', instance ID '${InstanceId}'`;
}

import { expect, test } from 'vitest';
import { ActionReplay, type ReplayOutcome } from './action-replay.ts';
import { EventType, type HistoryEvent, historyEvent } from './history-event.ts';
import { type Action, ActionType } from './orchestrator-output.ts';

const DAY = 24 * 3_600_000;
const start = Date.parse('2026-01-01T00:00:00Z');

/** A history that grows: each step is an episode that begins at a time. */
function history(...episodes: [at: number, ...events: HistoryEvent[]][]): HistoryEvent[] {
  return episodes.flatMap(([at, ...events]) => [
    historyEvent({ EventType: EventType.OrchestratorStarted }, start + at),
    ...events,
  ]);
}

const started = historyEvent({
  EventType: EventType.ExecutionStarted,
  OrchestrationInstance: { InstanceId: 'i', ExecutionId: 'e' },
  ParentInstance: null,
  Name: 'o',
  Version: '',
  Input: null,
  Tags: null,
});
const scheduled = (id: number, name = 'a') =>
  historyEvent({ EventType: EventType.TaskScheduled, EventId: id, Name: name, Version: '', Input: null });
const completed = (id: number) =>
  historyEvent({ EventType: EventType.TaskCompleted, TaskScheduledId: id, Result: null });
const failed = (id: number, nonRetriable = false) =>
  historyEvent({
    EventType: EventType.TaskFailed,
    TaskScheduledId: id,
    Reason: '',
    Details: '',
    FailureDetails: { IsNonRetriable: nonRetriable },
  });
const timerCreated = (id: number) =>
  historyEvent({ EventType: EventType.TimerCreated, EventId: id, FireAt: '2026-01-01T00:00:00Z' });
const timerFired = (id: number) => historyEvent({ EventType: EventType.TimerFired, TimerId: id, FireAt: '' });
const raised = (name: string) => historyEvent({ EventType: EventType.EventRaised, Name: name, Input: null });

const activity = (functionName = 'a'): Action => ({ actionType: ActionType.CallActivity, functionName });
const timer = (milliseconds: number, isCanceled = false): Action => ({
  actionType: ActionType.CreateTimer,
  fireAt: new Date(start + milliseconds).toISOString(),
  isCanceled,
});
const event = (externalEventName: string): Action => ({
  actionType: ActionType.WaitForExternalEvent,
  externalEventName,
});
const any = (...compoundActions: Action[]): Action => ({ actionType: ActionType.WhenAny, compoundActions });
const all = (...compoundActions: Action[]): Action => ({ actionType: ActionType.WhenAll, compoundActions });

function replayActions(actions: Action[], events: HistoryEvent[]): ReplayOutcome {
  return new ActionReplay({ instanceId: 'i', executionId: 'e' }).advance(actions, events);
}

/** Decisions as `kind#id`, timers with the time after the start. */
function decisions(actions: Action[], events: HistoryEvent[]): string[] {
  return replayActions(actions, events).decisions.map((decision) =>
    decision.kind === 'timer'
      ? `timer#${decision.id} +${(Date.parse(decision.fireAt) - start) / DAY} d`
      : `${decision.kind}#${decision.id}`,
  );
}

test('actions are awaited one after the other', () => {
  const actions = [activity(), activity()];
  expect(decisions(actions, history([0, started]))).toEqual(['activity#0']);
  expect(decisions(actions, history([0, started, scheduled(0)], [1, completed(0)]))).toEqual(['activity#1']);
});

test('a timer of up to six days is one timer', () => {
  expect(decisions([timer(6 * DAY)], history([0, started]))).toEqual(['timer#0 +6 d']);
});

test('a longer timer is a chain of three days each, and the rest', () => {
  const actions = [timer(10 * DAY)];
  const episodes: [number, ...HistoryEvent[]][] = [[0, started]];
  const chain: string[] = [];
  for (let id = 0; id < 4; id++) {
    chain.push(...decisions(actions, history(...episodes)));
    episodes.at(-1)?.push(timerCreated(id));
    episodes.push([Math.min((id + 1) * 3, 10) * DAY, timerFired(id)]);
  }
  expect(chain).toEqual(['timer#0 +3 d', 'timer#1 +6 d', 'timer#2 +9 d', 'timer#3 +10 d']);
  expect(replayActions(actions, history(...episodes)).isQuiet).toBe(true);
});

test('a cancelled timer uses up its id and delays nothing', () => {
  const {
    decisions: made,
    cancelledTimers,
    isQuiet,
    nextId,
  } = replayActions([timer(DAY, true)], history([0, started]));
  expect(made).toHaveLength(1);
  expect([...cancelledTimers]).toEqual([0]);
  expect([isQuiet, nextId]).toEqual([true, 1]);
});

const retried: Action = {
  actionType: ActionType.CallActivityWithRetry,
  functionName: 'a',
  retryOptions: {
    firstRetryIntervalInMilliseconds: DAY,
    maxNumberOfAttempts: 4,
    backoffCoefficient: 3,
    maxRetryIntervalInMilliseconds: 2 * DAY,
    retryTimeoutInMilliseconds: 2.5 * DAY,
  },
};

test('a retry waits longer each time, up to a limit, and gives up after its timeout', () => {
  const first: [number, ...HistoryEvent[]][] = [
    [0, started, scheduled(0)],
    [0, failed(0)],
  ];
  expect(decisions([retried], history(...first))).toEqual(['timer#1 +1 d']);
  const second: typeof first = [...first, [DAY, timerCreated(1), timerFired(1), scheduled(2)], [DAY, failed(2)]];
  expect(decisions([retried], history(...second))).toEqual(['timer#3 +3 d']);
  const third: typeof first = [
    ...second,
    [3 * DAY, timerCreated(3), timerFired(3), scheduled(4)],
    [3 * DAY, failed(4)],
  ];
  expect(decisions([retried], history(...third))).toEqual([]);
  expect(replayActions([retried], history(...third)).isQuiet).toBe(true);
});

test('a failure marked as non-retriable is not retried', () => {
  expect(decisions([retried], history([0, started, scheduled(0)], [0, failed(0, true)]))).toEqual([]);
});

test('Task.any continues with the first task, and an open one keeps the orchestration from ending', () => {
  const actions = [any(activity(), event('e')), activity()];
  const outcome = replayActions(actions, history([0, started, scheduled(0)], [1, raised('E')]));
  expect(outcome.decisions.map(({ id }) => id)).toEqual([1]);
  expect(outcome.isQuiet).toBe(false);
});

test('Task.all waits for each task, even when one has failed', () => {
  const actions = [all(activity(), activity()), activity()];
  const begun = history([0, started, scheduled(0), scheduled(1)], [1, failed(0)]);
  expect(decisions(actions, begun)).toEqual([]);
  expect(decisions(actions, [...begun, completed(1)])).toEqual(['activity#2']);
});

test('waiting tasks with the same event name are served last in, first out; early events first in, first out', () => {
  const waits = [any(event('e'), activity()), any(event('e'), activity('b')), activity('c')];
  const both = history([0, started, scheduled(0)], [0, completed(0), scheduled(1, 'b')], [1, raised('e')]);
  expect(decisions(waits, both)).toEqual(['activity#2']);
  const early = history([0, started, raised('e'), raised('e')]);
  expect(replayActions([event('e'), event('e')], early).isQuiet).toBe(true);
});

test('events after a continue-as-new belong to the next generation', () => {
  const actions: Action[] = [event('e'), { actionType: ActionType.ContinueAsNew, input: 1 }];
  const outcome = replayActions(actions, history([0, started], [1, raised('e'), raised('f')]));
  expect(outcome.continueAsNew).toEqual({ input: 1 });
  expect(outcome.carriedEvents.map(({ Name }) => Name)).toEqual(['f']);
});

test('a late or second result changes nothing', () => {
  const twice = history([0, started, scheduled(0)], [1, completed(0), completed(0), timerFired(7)]);
  expect(decisions([activity(), activity()], twice)).toEqual(['activity#1']);
});

test('a replay that continues decides the same as a replay from the start', () => {
  const retried: Action = {
    actionType: ActionType.CallActivityWithRetry,
    functionName: 'r',
    retryOptions: { firstRetryIntervalInMilliseconds: 5, maxNumberOfAttempts: 3 },
  };
  const actions = [activity(), retried, all(activity('b'), timer(DAY), event('e')), activity('c')];
  const episodes = [
    history([0, started]),
    [scheduled(0), ...history([1, completed(0)])],
    [scheduled(1, 'r'), ...history([2, failed(1)])],
    [timerCreated(2), ...history([3, timerFired(2)])],
    [scheduled(3, 'r'), ...history([4, completed(3)])],
    [scheduled(4, 'b'), timerCreated(5), ...history([5, raised('e'), completed(4)])],
    history([6, timerFired(5)]),
  ];
  /** How many actions the orchestrator has scheduled in each episode. It schedules the next when the last has ended. */
  const asked = [1, 2, 2, 2, 3, 3, 4];
  const going = new ActionReplay({ instanceId: 'i', executionId: 'e' });
  for (const [index, events] of episodes.entries()) {
    const fresh = actions.slice(asked[index - 1] ?? 0, asked[index]);
    expect(going.isBlocked).toBe(true);
    const outcome = going.advance(fresh, events);
    expect(outcome).toEqual(replayActions(actions.slice(0, asked[index]), episodes.slice(0, index + 1).flat()));
  }
});

test('a replay that is ahead of the orchestrator says so: the next action starts in the past', () => {
  const first = [any(activity('a'), activity('b'))];
  const ahead = new ActionReplay({ instanceId: 'i', executionId: 'e' });
  ahead.advance(first, history([0, started], [1, scheduled(0, 'a'), scheduled(1, 'b'), completed(0)]));
  expect(ahead.isBlocked).toBe(false);
});

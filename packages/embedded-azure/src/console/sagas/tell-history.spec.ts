import { expect, test } from 'vitest';
import { tellHistory } from './tell-history.ts';

const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
const failed = (second: number) => ({
  EventType: 'TaskFailed',
  Timestamp: at(second),
  ScheduledTime: at(second - 1),
  FunctionName: 'book',
  Input: '[{"id":1}]',
  Reason: 'the carrier is down',
});

test('an activity that failed is counted again with each attempt, and again from the start once it completed', () => {
  const done = { ...failed(5), EventType: 'TaskCompleted', Reason: undefined, Result: { ok: true } };
  const told = tellHistory([failed(1), failed(3), done, failed(7)]);
  expect(told.map(({ state, attempt, tookMs, fault }) => ({ state, attempt, tookMs, fault }))).toEqual([
    { state: 'failed', attempt: undefined, tookMs: 1_000, fault: 'the carrier is down' },
    { state: 'failed', attempt: 2, tookMs: 1_000, fault: 'the carrier is down' },
    { state: 'completed', attempt: 3, tookMs: 1_000, fault: undefined },
    { state: 'failed', attempt: undefined, tookMs: 1_000, fault: 'the carrier is down' },
  ]);
  expect(told[2]).toMatchObject({ kind: 'Activity', name: 'book', input: [{ id: 1 }], result: { ok: true } });
});

test('a timer that has fired is one line, one that waits stays where it started', () => {
  const waits = (second: number) => ({ EventType: 'TimerCreated', Timestamp: at(1), FireAt: at(second) });
  const told = tellHistory([waits(3), waits(5), { EventType: 'TimerFired', Timestamp: at(4), FireAt: at(3) }]);
  expect(told).toEqual([
    { at: at(1), kind: 'Timer', name: '', state: 'waits', tone: 'busy', due: at(5) },
    { at: at(4), kind: 'Timer', name: '', state: 'fired', tone: 'plain', due: at(3), tookMs: 3_000 },
  ]);
});

test('an event that this version doesn’t know keeps its name', () => {
  expect(tellHistory([{ EventType: 'NewThing', Timestamp: at(1) }])).toMatchObject([{ kind: 'NewThing', at: at(1) }]);
});

test('a rewind is told with its reason, and what it took out of the history', () => {
  const told = tellHistory([
    { EventType: 'GenericEvent', Timestamp: at(1), Data: 'Rewound: TaskFailed' },
    { EventType: 'GenericEvent', Timestamp: at(2), Data: 'the carrier is back' },
  ]);
  expect(told).toEqual([
    { at: at(1), kind: 'TaskFailed', name: '', state: 'taken out', tone: 'plain' },
    { at: at(2), kind: 'Orchestration', name: 'the carrier is back', state: 'rewound', tone: 'warn' },
  ]);
});

import { expect, test } from 'vitest';
import { EventType, historyEvent } from './history-event.ts';
import { record } from './history-log.ts';
import { Instance } from './instance.ts';

function instance(): Instance {
  return new Instance({
    key: 1,
    instanceId: 'i',
    executionId: 'now',
    name: 'o',
    version: '',
    status: 'Running',
    parent: null,
    createdAt: 0,
    updatedAt: 0,
    customStatus: null,
    input: null,
    output: null,
    traceContext: null,
  });
}

let sequence = 0;
const message = (body: Parameters<typeof historyEvent>[0], executionId: string | null = null) => ({
  ...record(historyEvent(body)),
  sequence: ++sequence,
  executionId,
});
const event = (name: string) => message({ EventType: EventType.EventRaised, Name: name, Input: null });
const suspend = () => message({ EventType: EventType.ExecutionSuspended, Reason: null });
const resume = () => message({ EventType: EventType.ExecutionResumed, Reason: null });

test('results for an earlier execution are ignored', () => {
  const subject = instance();
  subject.deliver(message({ EventType: EventType.TimerFired, TimerId: 0, FireAt: '' }, 'before'));
  const intake = subject.takeMessages();
  expect([intake.consumed.length, intake.events.length, intake.runs]).toEqual([1, 0, false]);
});

test('while suspended, events stay in the inbox; a resume processes them all in sequence', () => {
  const subject = instance();
  const [first, second] = [event('first'), event('second')];
  for (const each of [suspend(), first, second]) subject.deliver(each);
  const suspended = subject.takeMessages();
  expect([suspended.consumed.length, suspended.runs, suspended.suspended]).toEqual([1, false, true]);
  subject.record.status = 'Suspended';
  const [resumption, third] = [resume(), event('third')];
  for (const each of [resumption, third]) subject.deliver(each);
  const resumed = subject.takeMessages();
  expect(resumed.events).toEqual([resumption, first, second, third]);
  expect([resumed.runs, resumed.suspended]).toEqual([true, false]);
});

test('a termination works during a suspension, and nothing is processed after it', () => {
  const subject = instance();
  subject.record.status = 'Suspended';
  const termination = message({ EventType: EventType.ExecutionTerminated, Input: 'why' });
  for (const each of [event('held'), termination, event('late')]) subject.deliver(each);
  const { terminated, events } = subject.takeMessages();
  expect(terminated).toEqual({ reason: 'why' });
  expect(events).toEqual([termination]);
});

test('an execution begins with its start, even if an event arrived before it', () => {
  const subject = instance();
  const start = message({
    EventType: EventType.ExecutionStarted,
    OrchestrationInstance: { InstanceId: 'i', ExecutionId: 'now' },
    ParentInstance: null,
    Name: 'o',
    Version: '',
    Input: null,
    Tags: null,
  });
  const overtaking = event('overtaking');
  for (const each of [overtaking, start]) subject.deliver(each);
  expect(subject.takeMessages().events).toEqual([start, overtaking]);
});

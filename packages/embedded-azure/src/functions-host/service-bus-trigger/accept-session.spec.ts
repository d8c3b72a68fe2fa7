import { ServiceBusError, type ServiceBusSessionReceiver } from '@azure/service-bus';
import { expect, test } from 'vitest';
import { eachSession, type SessionSource } from './accept-session.ts';
import { FaultReporter } from './fault-reporter.ts';

/** Plays the answers of the client, then stops. Lists what was held, closed and reported. */
async function play(...answers: (string | Error)[]) {
  const stopping = new AbortController();
  const seen: string[] = [];
  const receiver = (sessionId: string) =>
    ({ sessionId, close: async () => void seen.push(`closed ${sessionId}`) }) as unknown as ServiceBusSessionReceiver;
  const acceptNext: SessionSource = async () => {
    const answer = answers.shift();
    if (answer === undefined) stopping.abort();
    if (typeof answer !== 'string') throw answer ?? new Error('stopped');
    return receiver(answer);
  };
  const faults = new FaultReporter('queue', (line) => seen.push(line));
  await eachSession(acceptNext, stopping.signal, faults, async ({ sessionId }) => {
    seen.push(`held ${sessionId}`);
    if (sessionId === 'lost') throw new Error('the lock was lost');
  });
  return seen;
}

test('sessions are accepted one after the other, and released', async () => {
  expect(await play('a', 'b')).toEqual(['held a', 'closed a', 'held b', 'closed b']);
});

test.each(['ServiceTimeout', 'OperationTimeoutError', 'SessionCannotBeLocked'] as const)(
  'if there is no session (%s), it asks again without an error',
  async (code) => {
    const none = Object.assign(new ServiceBusError('none', 'ServiceTimeout'), { code });
    expect(await play(none, 'a')).toEqual(['held a', 'closed a']);
  },
);

test('an error is reported once, and one that ended a session does not block it', async () => {
  const fault = new Error('no such queue');
  expect(await play(fault, fault, 'lost', 'a')).toEqual([
    'Service Bus (queue): no such queue',
    'held lost',
    'Service Bus (queue): the lock was lost',
    'closed lost',
    'held a',
    'closed a',
  ]);
});

test('a session that arrives after the host has stopped waiting is released at once', async () => {
  const stopping = new AbortController();
  const closed = Promise.withResolvers<void>();
  const late = Promise.withResolvers<ServiceBusSessionReceiver>();
  const serving = eachSession(
    () => late.promise,
    stopping.signal,
    new FaultReporter('queue', () => undefined),
    () => Promise.reject(new Error('must not be held')),
  );
  stopping.abort();
  await serving;
  late.resolve({ close: async () => closed.resolve() } as unknown as ServiceBusSessionReceiver);
  await closed.promise;
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { BusStage, queue } from './bus-stage.ts';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

let stage: BusStage;
let host: HostProcess;

beforeAll(async () => {
  stage = await BusStage.open({
    Queues: [queue('many', { MaxDeliveryCount: 2 })],
    Topics: [{ Name: 'topic', Properties: {}, Subscriptions: [{ Name: 'subscription', Properties: {}, Rules: [] }] }],
  });
  host = await startHostProcess({
    scriptRoot: fixture('batch-app'),
    settings: { Bus: stage.bus.connectionString },
  });
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await stage.close();
});

interface Batch {
  messages: unknown[];
  metadata: Record<string, unknown[]>;
}

/** What the function has printed, one batch per line. */
function batches(): Batch[] {
  return [...host.output().matchAll(/^batch (.*)$/gm)].map(([, json = '']) => JSON.parse(json));
}

const emptied = (entity: string) => expect.poll(() => stage.bus.counts(entity).active, { timeout: 5000 }).toBe(0);

test('a batch arrives as an array, with an array per metadata field, and is completed', async () => {
  const messages = ['a', 'b', 'c'].map((messageId) => ({ body: { messageId }, messageId }));
  await stage.send('many', ...messages, { body: 'words', applicationProperties: { Partner: 'p' } });
  await host.printed(/^batch .*words/m);
  const [batch] = batches();
  expect(batch?.messages).toEqual([{ messageId: 'a' }, { messageId: 'b' }, { messageId: 'c' }, 'words']);
  expect(batch?.metadata).toMatchObject({
    messageIdArray: ['a', 'b', 'c', expect.anything()],
    deliveryCountArray: [1, 1, 1, 1],
    sequenceNumberArray: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
    applicationPropertiesArray: [{}, {}, {}, { partner: 'p' }],
  });
  await emptied('many');
});

test('no batch is larger than maxMessageBatchSize', async () => {
  await stage.send('many', ...Array.from({ length: 23 }, (_, n) => ({ body: { n } })));
  await host.printed(/^batch .*"n":22/m);
  expect(Math.max(...batches().map(({ messages }) => messages.length))).toBe(5);
  await emptied('many');
});

test('a batch below the minimum size is delivered after the wait time', async () => {
  const sent = Date.now();
  await stage.send('many', { body: { alone: true } });
  await host.printed(/^batch .*alone/m);
  expect(Date.now() - sent).toBeGreaterThanOrEqual(450);
});

test('a batch whose function fails is abandoned as a whole', async () => {
  await stage.send('many', { body: 'poison' }, { body: 'neighbour' }, { body: 'third' });
  await expect.poll(() => stage.bus.counts('many').deadLettered, { timeout: 5000 }).toBe(3);
});

test('bytes arrive as bytes, one batch at a time', async () => {
  await stage.send('topic', ...Array.from({ length: 12 }, () => ({ body: Buffer.from([1, 2]) })));
  await emptied('topic/Subscriptions/subscription');
  const lines = [...host.output().matchAll(/^bytes (.*)$/gm)].map(([, json = '']) => JSON.parse(json));
  expect(lines.flatMap(({ lengths }) => lengths)).toEqual(Array.from({ length: 12 }, () => 2));
  expect(lines.every(({ running, isBuffer }) => running === 1 && isBuffer)).toBe(true);
});

test('SIGTERM ends the waiting for a batch', async () => {
  host.child.kill('SIGTERM');
  expect(await host.exited).toBe(0);
});

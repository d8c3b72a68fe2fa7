import { expect, test } from 'vitest';
import { orders } from '../../../test/sample-orders.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { printStory } from './print-story.ts';
import { readFacts } from './read-facts.ts';
import { tellStory } from './tell-story.ts';

const order = orders.authorized;
const ref = { partnerId: order.partnerId, orderId: order.id };
const forbid = () => Promise.reject(new Error('Forbidden: no role'));
const none = async () => [];

/** Stores that let an operator read orders, and nothing else. */
const ports = (changes: object = {}) =>
  ({
    orders: {
      find: async () => order,
      readTimeline: none,
      findPlacement: async () => ({ origin: 'imp_00000000000000000000000001:17', traceparent: '00-abc-def-01' }),
    },
    documents: { find: async () => ({ id: order.id }), findFault: () => undefined, listMends: none },
    refunds: { list: none },
    auditLog: { list: forbid },
    webhookEndpoints: { list: forbid },
    rejections: { list: forbid },
    deadLetters: { list: forbid },
    outbox: { listParked: forbid },
    reconciliation: { listOpen: forbid },
    jobs: { find: forbid },
    clock: { now: () => new Date(order.updatedAt) },
    ...changes,
  }) as unknown as OperatorPorts;

const paper = { width: 80, paint: (_: string, text: string) => text };

test('what an operator may not read is left out, each part with its role', async () => {
  const story = tellStory(await readFacts(ports(), ref), String);
  expect(story.order).toMatchObject({ status: 'authorized', traceId: 'abc' });
  expect(story.origin).toEqual({ jobId: 'imp_00000000000000000000000001', line: '17', status: undefined });
  expect(story.leftOut.map(({ part, role }) => [part, role])).toEqual([
    ['what operators did', 'Cosmos DB Audit Appender'],
    ['webhooks', 'Cosmos DB Built-in Data Reader'],
    ['rejected messages', 'Cosmos DB Built-in Data Reader'],
    ['dead letters', 'Azure Service Bus Data Receiver'],
    ['parked events', 'Cosmos DB Built-in Data Reader'],
    ['differences from the providers', 'Cosmos DB Built-in Data Reader'],
    ['the import', 'Cosmos DB Built-in Data Reader'],
  ]);
  const text = printStory(story, paper).join('\n');
  expect(text).toContain('Left out: dead letters: Forbidden: no role (in Azure it takes the role Azure');
});

test('an order that can’t be read at all is a failure, not a story', async () => {
  await expect(readFacts(ports({ refunds: { list: forbid } }), ref)).rejects.toThrow('Forbidden');
});

test('nothing but commands to copy is wider than the terminal', async () => {
  const story = tellStory(await readFacts(ports(), ref), String);
  const wide = printStory(story, paper).filter((line) => line.length > paper.width && !/^ {6}\S/.test(line));
  expect(wide).toEqual([]);
});

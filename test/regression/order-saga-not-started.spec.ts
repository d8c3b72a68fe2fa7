import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { InvocationContext } from '@azure/functions';
import { clientBinding } from '@partner-orders/embedded-azure/internals/durable/client-api/client-binding';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { getClient, input } from 'durable-functions';
import { afterEach, expect, test } from 'vitest';
import { DurableSagas } from '../../shared/adapters/durable/durable-sagas.ts';

const policies = { stuckDelayMs: 1 };
const orchestrations = { order: 'order-saga', refund: 'refund-saga' };
const clock = { now: () => new Date('2026-03-01T12:00:00Z') };
const ref = { partnerId: 'acme', orderId: 'ord_1' } as never;
const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** The library's client of a task hub that answers like this. */
async function sagasOn(answer: (method: string, path: string) => { status: number; body?: object } | 'nothing') {
  const asked: string[] = [];
  const inputs: { start: string; policies: object }[] = [];
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    if (sent !== '' && sent !== 'null') inputs.push(JSON.parse(sent));
    const path = new URL(request.url ?? '/', 'http://hub').pathname.replace('/runtime/webhooks/durabletask/', '');
    asked.push(`${request.method} ${path}`);
    const given = answer(request.method ?? '', path);
    if (given === 'nothing') return;
    response.writeHead(given.status, { 'content-type': 'application/json' }).end(JSON.stringify(given.body ?? {}));
  });
  const port = await listen(server, 0, 'the task hub');
  closings.push(() => closeServer(server));
  process.env['WEBSITE_HOSTNAME'] = `127.0.0.1:${port}`;
  const webhookUrl = `http://127.0.0.1:${port}/runtime/webhooks/durabletask`;
  const value = JSON.parse(clientBinding('hub', { url: webhookUrl, key: undefined }, `${webhookUrl}/`));
  const context = { options: { extraInputs: [input.durableClient()] }, extraInputs: { get: () => value } };
  const client = getClient(context as unknown as InvocationContext);
  return {
    asked,
    inputs,
    sagas: new DurableSagas(client, { orchestrations, policies, clock }, 500),
  };
}

const EXISTS = { status: 409, body: { Message: 'An Orchestration instance with the status Running already exists.' } };
const FAILED = { status: 500, body: { Message: 'Something went wrong while processing your request' } };
const RUNNING = {
  status: 202,
  body: {
    name: 'order-saga',
    instanceId: 'order-ord_1',
    runtimeStatus: 'Pending',
    createdTime: '2026-01-01T00:00:00Z',
    lastUpdatedTime: '2026-01-01T00:00:00Z',
    input: null,
  },
};

test('a start that the task hub could not write fails, even if the hub says that the instance exists', async () => {
  const { sagas } = await sagasOn((method) => (method === 'POST' ? FAILED : RUNNING));
  await expect(sagas.start(ref)).rejects.toThrow(/500/);
  await expect(sagas.startAgain(ref, 2)).rejects.toThrow(/500/);
});

test('a saga that already runs is not started again, and the message is completed', async () => {
  const { sagas, asked } = await sagasOn(() => EXISTS);
  await sagas.start(ref);
  expect(asked).toEqual(['POST orchestrators/order-saga/order-ord_1']);
});

test('each start of a saga has its own id and the retry settings', async () => {
  const { sagas, inputs } = await sagasOn(() => EXISTS);
  await sagas.start(ref);
  await sagas.start(ref);
  const [one, other] = inputs;
  expect(one?.start).not.toBe(other?.start);
  expect(one).toMatchObject({ partnerId: 'acme', orderId: 'ord_1', policies, startedAt: '2026-03-01T12:00:00.000Z' });
});

test('a task hub that does not answer fails the start, so that the message is delivered again', async () => {
  const { sagas } = await sagasOn(() => 'nothing');
  await expect(sagas.start(ref)).rejects.toThrow(/no answer in 500 ms/);
});

test('a resume that the task hub could not accept does not count as a lost saga', async () => {
  const down = await sagasOn(() => FAILED);
  await expect(down.sagas.resume(ref, undefined)).rejects.toThrow(/500/);
  const lost = await sagasOn(() => ({ status: 404 }));
  expect(await lost.sagas.resume(ref, undefined)).toBe(false);
  const there = await sagasOn(() => ({ status: 202 }));
  expect(await there.sagas.resume(ref, undefined)).toBe(true);
});

import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { topic } from '../../shared/topic.ts';
import { operatorOf } from '../ops/operator-of.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

/** Plays what docs/runbooks/region-lost.md can't replicate: the database is there, messages and sagas are gone. */
let stack: RunningStack;
let ops: (...flags: string[]) => Promise<string>;
beforeAll(async () => {
  stack = await RunningStack.start(async () => ({
    SAGA_LOST_AFTER_MS: '500',
    SAGA_QUIET_MS: '500',
    SAGA_SEARCH_SCHEDULE: '* * * * * *',
    // The payment provider fails until the region is lost.
    SAGA_STEP_ATTEMPTS: '100',
    SAGA_FINISH_ATTEMPTS: '100',
  }));
  ops = operatorOf(stack);
});
afterAll(() => stack?.stop());

const CONSUMERS = ['start-order-saga', 'count-reports', 'sell-reservations', 'find-lost-orders'];

async function withoutConsumers(): Promise<void> {
  await stack.host.stop();
  const off = Object.fromEntries(CONSUMERS.map((name) => [`AzureWebJobs.${name}.Disabled`, 'true']));
  stack.host = await stack.prepared.startHost({ ...stack.settings, ...off });
}

async function countMessages(): Promise<number> {
  const bus = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
  const receiver = bus.createReceiver(topic.name, topic.subscriptions.saga);
  return (await receiver.peekMessages(100).finally(() => bus.close())).length;
}

function remove(pattern: string): void {
  const files = globSync(pattern, { cwd: stack.directory });
  expect(files, pattern).not.toEqual([]);
  for (const file of files) rmSync(join(stack.directory, file), { recursive: true });
}

test('with messages and sagas lost, every accepted order still ends once, and reports are complete again', async () => {
  const acme = await stack.partner('acme');
  const paid = await acme.place(anOrder());
  await stack.ended('acme', paid.id);
  await stack.breakIt('payments', { operation: 'refunds.create', fault: 'error' });
  const headers = { 'idempotency-key': 'refund' };
  await acme.request('POST', `/v1/orders/${paid.id}/refunds`, { body: { reason: 'Broken' }, headers });
  await stack.breakIt('payments', { operation: 'payment_intents.create', fault: 'error' });
  const underWay = await acme.place(anOrder());
  await until('stock to be reserved', async () => (await stack.storedOrder('acme', underWay.id)).status === 'reserved');
  await withoutConsumers();
  const waiting = await (await stack.partner('acme')).place(anOrder());
  await until('its event to be on the bus', async () => (await countMessages()) > 0);

  await stack.killHost();
  const { resume } = await stack.prepared.stack.interruptServiceBus();
  remove('service-bus.db*');
  remove('functions-host/durable*');
  await resume();
  await stack.mend('payments');
  await stack.restartHost();

  expect(await stack.ended('acme', waiting.id)).toMatchObject({ status: 'confirmed' });
  await until('the refund to be done', async () => (await stack.storedOrder('acme', paid.id)).status === 'refunded');
  const [refunded] = await stack.paymentsOf(paid.id);
  expect(refunded).toMatchObject({ captures: 1, refunded: refunded?.captured });
  // The app finds that the saga is gone, without an operator.
  expect(await stack.ended('acme', underWay.id)).toMatchObject({ status: 'confirmed' });
  for (const { id } of [waiting, underWay]) {
    const taken = (await stack.paymentsOf(id)).filter(({ captured }) => captured > 0);
    expect(taken).toMatchObject([{ captures: 1, refunded: 0 }]);
    expect(await stack.shipmentsOf(id)).toHaveLength(1);
  }

  await ops('reports', 'rebuild', '--all');
  const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10));
  const partner = await stack.partner('acme');
  await until('the report to have counted it all', async () => {
    const report = await partner.request('GET', `/v1/reports/daily?from=${from}&to=${to}`);
    const { data } = (await report.json()) as { data: { orders: number; confirmed: number; failed: number }[] };
    return data.length === 1 && data.every((row) => row.orders === 3 && row.confirmed === 3 && row.failed === 0);
  });
});

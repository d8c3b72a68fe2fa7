import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

test('orders are accepted while the bus is down, and none of their events is lost', async () => {
  const before = await acme.place(anOrder());
  await stack.ended('acme', before.id);

  const { resume } = await stack.prepared.stack.interruptServiceBus();
  const orders = await Promise.all(Array.from({ length: 10 }, () => acme.place(anOrder())));
  await until('the relay to have tried in vain', async () =>
    stack.output.join('').includes("'Functions.relay-outbox' (Failed"),
  );
  for (const { id } of orders) expect(await acme.get(id)).toMatchObject({ status: 'pending' });

  await resume();
  const ended = await Promise.all(orders.map(({ id }) => stack.ended('acme', id)));
  expect(ended.map((order) => order.status)).toEqual(Array(10).fill('confirmed'));
});

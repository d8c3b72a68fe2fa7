import { afterAll, beforeAll, expect, test } from 'vitest';
import { smoke } from '../../tools/delivery/smoke.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ GATEWAY_REQUIRED: 'true' }));
});
afterAll(() => stack?.stop());

const tryIt = async (appUrl: string) =>
  smoke({
    gatewayUrl: stack.prepared.gatewayUrl,
    appUrl,
    token: await stack.tokenOf('acme'),
    colour: 'blue',
    order: anOrder(),
    patienceMs: 45_000,
  });

test('the smoke test passes on the whole stack: an order is completed through the gateway, and nothing bypasses the gateway', async () => {
  const { faults } = await tryIt(stack.host.url);
  expect(faults).toEqual([]);
  const { resources } = await stack
    .container('orders')
    .items.query<{ order: { status: string } }>('SELECT c["order"] FROM c WHERE c.type = "order"')
    .fetchAll();
  expect(resources.map(({ order }) => order.status)).toEqual(['confirmed']);
});

test('the smoke test finds an app that answers without the gateway', async () => {
  const { faults } = await tryIt(stack.prepared.gatewayUrl);
  expect(faults).toEqual([
    'calls that bypass the gateway are refused: /v1/products answered 200 instead of 401 or 403',
  ]);
});

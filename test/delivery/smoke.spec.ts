import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smoke } from '../../tools/delivery/smoke.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
/** App Service's authentication, as it answers callers other than the gateway. */
const door = createServer((_, response) => response.writeHead(401).end());
beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ GATEWAY_REQUIRED: 'true' }));
  await once(door.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  door.close();
  await stack?.stop();
});

const tryIt = async (appUrl: string, more: { order?: unknown } = {}) =>
  smoke({
    gatewayUrl: stack.prepared.gatewayUrl,
    appUrl,
    token: await stack.tokenOf('acme'),
    colour: 'blue',
    ...more,
    patienceMs: 45_000,
  });

test('the smoke test passes on the whole stack: an order is completed through the gateway, and nothing bypasses the gateway', async () => {
  const doorUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const { faults } = await tryIt(doorUrl, { order: anOrder() });
  expect(faults).toEqual([]);
  const { resources } = await stack
    .container('orders')
    .items.query<{ order: { status: string } }>('SELECT c["order"] FROM c WHERE c.type = "order"')
    .fetchAll();
  expect(resources.map(({ order }) => order.status)).toEqual(['confirmed']);
});

test('the smoke test finds an app whose authentication by App Service is not enforced', async () => {
  const { faults } = await tryIt(stack.host.url);
  expect(faults).toEqual([
    'calls that bypass the gateway are refused: /v1/products answered 200 instead of 401 or 403',
  ]);
});

test('the smoke test finds an app that answers without the gateway', async () => {
  const { faults } = await tryIt(stack.prepared.gatewayUrl);
  expect(faults).toEqual([
    'calls that bypass the gateway are refused: /v1/products answered 200 instead of 401 or 403',
  ]);
});

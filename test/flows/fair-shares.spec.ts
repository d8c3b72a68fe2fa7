import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

const CAP = 3;
/** By how many orders a process may exceed the limit. */
const CREDIT = 8;
const MANY = 30;

let stack: RunningStack;
let acme: PartnerClient;

beforeAll(async () => {
  stack = await RunningStack.start(async () => ({
    SAGA_MOST_IN_FLIGHT: String(CAP),
    SAGA_STEP_ATTEMPTS: '1000',
    SAGA_SEARCH_SCHEDULE: '*/1 * * * * *',
    SAGA_LOST_AFTER_MS: '3000',
  }));
  acme = await stack.partner('acme');
});
afterAll(() => stack?.stop());

async function count(partner: string, sagaStatus: string): Promise<number> {
  const { resources } = await stack
    .container('orders')
    .items.query<number>({
      query: `SELECT VALUE COUNT(1) FROM c WHERE c.partnerId = @partner AND c.type = "order" AND c.sagaStatus = @status`,
      parameters: [
        { name: '@partner', value: partner },
        { name: '@status', value: sagaStatus },
      ],
    })
    .fetchAll();
  return resources[0] ?? 0;
}

test('many orders of one partner wait for each other, and another partner’s order does not wait for them', async () => {
  // No order ends while the carrier is down.
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
  const ids = await Promise.all(Array.from({ length: MANY }, async () => (await acme.place(anOrder())).id));
  await until('as many to run as may', async () => (await count('acme', 'running')) >= CAP);

  const globex = await stack.partner('globex');
  const { id } = await globex.place(anOrder());
  await until('the other partner’s order to run', async () => {
    return (await stack.storedOrder('globex', id)).status === 'authorized';
  });
  const running = await count('acme', 'running');
  expect(running).toBeGreaterThanOrEqual(CAP);
  expect(running).toBeLessThanOrEqual(CAP + CREDIT);
  expect(await count('acme', 'waiting')).toBe(MANY - running);

  await stack.mend('carrier');
  for (const order of ids) expect(await stack.ended('acme', order)).toMatchObject({ status: 'confirmed' });
  expect(await stack.ended('globex', id)).toMatchObject({ status: 'confirmed' });
});

test('an order whose message is lost is found and processed', async () => {
  await stack.host.stop();
  stack.host = await stack.prepared.startHost({ ...stack.settings, EVENT_TRIGGERS: 'off' });
  const { id } = await (await stack.partner('acme')).place(anOrder());
  const placed = stack.container('orders').item(`evt_${id.slice('ord_'.length)}_1`, ['acme', id]);
  await placed.patch([{ op: 'set', path: '/parked', value: { reason: 'by the test', at: new Date().toISOString() } }]);
  await stack.host.stop();
  await stack.restartHost();
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
  await until('the host to say so', async () => stack.output.join('').includes(`order ${id} waited`));
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { anOrder, RunningStack } from '../running-stack.ts';

let stack: RunningStack;
beforeAll(async () => {
  stack = await RunningStack.start(async () => ({ EVENT_TRIGGERS: 'off' }));
});
afterAll(() => stack?.stop());

test('the idle colour of a deployment answers partners and runs sagas, and leaves events to the active one', async () => {
  const response = await stack.askHost('/admin/functions');
  const names = z
    .array(z.object({ name: z.string() }))
    .parse(await response.json())
    .map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['placeOrder', 'order-saga', 'reserve-stock', 'find-lost-orders']));
  expect(names).not.toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^(relay-outbox|append-feed|relay-provider-events|start-order-saga|process-provider-event|count-reports|sell-reservations|report-low-stock|watch-stock|notify-webhooks|deliver-webhook|start-jobs|screen-order|watch-holds|release-orphaned-stock)$/,
      ),
    ]),
  );
});

test('an order that the idle colour accepted is processed once a colour takes events', async () => {
  const { id } = await (await stack.partner('acme')).place(anOrder());
  expect(await stack.storedOrder('acme', id)).toMatchObject({ status: 'pending' });
  await stack.host.stop();
  stack.host = await stack.prepared.startHost({ ...stack.settings, EVENT_TRIGGERS: 'on' });
  expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
});

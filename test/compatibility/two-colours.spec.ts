import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type HostProcess, startHostProcess } from '@partner-orders/embedded-azure/host-process';
import { until } from '@partner-orders/loopback-server/until';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { operatorOf } from '../ops/operator-of.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

/**
 * The previous release on the colour blue and the current app on green, on the same stores, each with its own task hub, as
 * in a delivery.
 */

// Both settings, as in function-app.bicep: the host.json of 0.1.0 doesn't read TASK_HUB.
const hub = (colour: string) => ({
  TASK_HUB: `PartnerOrders${colour}`,
  AzureFunctionsJobHost__extensions__durableTask__hubName: `PartnerOrders${colour}`,
});
const events = (switched: 'on' | 'off') => ({ EVENT_TRIGGERS: switched });

let stack: RunningStack;
let blue: HostProcess;

beforeAll(async () => {
  // A stuck saga tries again by itself only after a quarter of an hour, so one that ends here was resumed.
  const greenSettings = { ...hub('green'), ...events('off'), SAGA_STUCK_LOOK_MS: '300' };
  stack = await RunningStack.start(async () => greenSettings);
  unpackRelease(join(stack.directory, 'blue'));
  blue = await startBlue('on');
});
afterAll(async () => {
  await blue?.stop();
  await stack?.stop();
});

function unpackRelease(directory: string): void {
  const [newest] = globSync('*/app.zip', { cwd: import.meta.dirname })
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .reverse();
  if (newest === undefined) throw new Error('no release is kept here');
  for (const [name, content] of Object.entries(unzipSync(readFileSync(join(import.meta.dirname, newest))))) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

function startBlue(takesEvents: 'on' | 'off'): Promise<HostProcess> {
  return startHostProcess({
    scriptRoot: join(stack.directory, 'blue'),
    stateDirectory: join(stack.directory, 'blue-host'),
    port: 0,
    settings: { ...stack.prepared.settings, ...stack.settings, ...hub('blue'), ...events(takesEvents) },
    enableAuth: true,
    output: (text) => stack.output.push(text),
  });
}

async function startGreen(takesEvents: 'on' | 'off'): Promise<void> {
  await stack.host.stop();
  stack.host = await stack.prepared.startHost({ ...stack.settings, ...events(takesEvents) });
}

const partnerOf = async ({ url }: HostProcess) => new PartnerClient(url, await stack.tokenOf('acme'));

/** Whether a colour's task hub has the saga of an order. */
async function isIn({ url, keys }: HostProcess, orderId: string): Promise<boolean> {
  const instance = new URL(`/runtime/webhooks/durabletask/instances/order-${orderId}`, url);
  return (await fetch(instance, { headers: { 'x-functions-key': keys?.master ?? '' } })).status !== 404;
}

/** Places orders through the colours in turn, and changes each order through the next one. */
async function placeThrough(hosts: HostProcess[], count: number): Promise<string[]> {
  const partners = await Promise.all(hosts.map(partnerOf));
  const [first] = partners as [PartnerClient];
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { id } = await (partners[number % partners.length] ?? first).place(anOrder());
    const headers = { 'if-match': '*', 'content-type': 'application/merge-patch+json' };
    const body = { reference: `PO-${number}` };
    const changed = await (partners[(number + 1) % partners.length] ?? first).request('PATCH', `/v1/orders/${id}`, {
      body,
      headers,
    });
    expect(changed.status).toBe(200);
    ids.push(id);
  }
  return ids;
}

async function stuckOrder(host: HostProcess): Promise<string> {
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
  await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
  const { id } = await (await partnerOf(host)).place(anOrder());
  await until('the saga to be stuck', async () => (await stack.storedOrder('acme', id)).saga.status === 'stuck');
  await stack.mend('carrier');
  return id;
}

test('while traffic moves from the previous release to this one, orders through both are neither lost, stuck nor charged twice', async () => {
  const stuck = await stuckOrder(blue);
  const before = await placeThrough([blue], 4);

  await startGreen('on');
  const shared = await placeThrough([blue, stack.host], 12);

  // Green gets all requests, and blue stops taking events. Sagas that blue started continue there.
  await blue.stop();
  blue = await startBlue('off');
  const after = await placeThrough([stack.host], 4);

  await stack.mend('payments');
  await operatorOf(stack)('orders', 'resume', stuck);
  expect(await isIn(blue, stuck)).toBe(true);
  expect(await isIn(stack.host, stuck)).toBe(false);
  expect(await stack.ended('acme', stuck)).toMatchObject({ status: 'failed', failure: { code: 'carrier_refused' } });
  expect((await stack.paymentsOf(stuck)).map(({ status }) => status)).toEqual(['canceled']);

  const green = await partnerOf(stack.host);
  for (const id of [...before, ...shared, ...after]) {
    const order = await stack.ended('acme', id);
    expect(order).toMatchObject({ status: 'confirmed', reference: expect.stringMatching(/^PO-/) });
    // The previous release opens payments without an idempotency key: a run of this one may open another, which moves no money.
    const [moved, ...others] = (await stack.paymentsOf(id)).toSorted((a, b) => b.captured - a.captured);
    expect(moved).toMatchObject({ authorizations: 1, captures: 1, captured: order.total.amount, refunded: 0 });
    for (const other of others) expect(other).toMatchObject({ authorizations: 0, status: 'requires_confirmation' });
    expect((await stack.shipmentsOf(id)).map(({ status }) => status)).toEqual(['booked']);
    const sequences = (await green.readTimeline(id)).map(({ sequence }) => sequence);
    expect(sequences).toEqual(Array.from({ length: order.version }, (_, place) => place + 1));
  }
  expect(JSON.parse(await operatorOf(stack)('status', '--json'))).toMatchObject({ isWell: true });
});

import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectPorts } from '../../tools/operator/connect-ports.ts';
import { localConnections } from '../../tools/operator/connections.ts';
import { reclaimOrder } from '../../tools/operator/reclaim-order.ts';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { operatorOf } from './operator-of.ts';

let stack: RunningStack;
let acme: PartnerClient;
let ops: (...flags: string[]) => Promise<string>;

beforeAll(async () => {
  stack = await RunningStack.start();
  acme = await stack.partner('acme');
  ops = operatorOf(stack);
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.mend('carrier');
  await stack.mend('payments');
});

async function stuckOrder(): Promise<string> {
  await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
  await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
  const { id } = await acme.place(anOrder());
  await until('the saga to be stuck', async () => (await stack.storedOrder('acme', id)).saga.status === 'stuck');
  return id;
}

const typesOf = async (id: string) => (await acme.readTimeline(id)).map(({ type }) => type);

describe('an order that is stuck', () => {
  test('is listed with what remains and why, shown and resumed; its timeline says who resumed it', async () => {
    const id = await stuckOrder();
    const listed = JSON.parse(await ops('orders', 'list', '--stuck', '--json'));
    expect(listed).toMatchObject([{ id, partnerId: 'acme', saga: 'stuck', remaining: ['undo-authorize-payment'] }]);
    expect(await ops('orders', 'list', '--stuck')).toContain(id);
    expect(await ops('orders', 'list', '--saga-version', '1.1')).toContain(id);
    expect(await ops('orders', 'list', '--saga-version', '0.9')).toBe('none');
    const shown = await ops('story', id);
    expect(shown).toMatch(/order\.delayed +by saga/);
    expect(shown).toMatch(/^ +failed at book-shipment: carrier_refused: /m);
    // One sentence, without Durable's text around an error.
    expect(shown).toMatch(/^ACT {3}the saga is stuck at undo-authorize-payment\n +\w+: [^{}]+$/m);
    expect(shown).toContain(`npm run ops -- orders resume ${id} --state ${stack.directory}`);
    expect(shown).not.toMatch(/street|postalCode/);

    await stack.mend('payments');
    await ops('orders', 'resume', id, '--because', 'the provider is back');
    expect(await stack.ended('acme', id)).toMatchObject({ status: 'failed', failure: { code: 'carrier_refused' } });
    const act =
      /Z {2}operator \S.*\n {4}npm run ops -- orders resume ord_\w+ --because 'the provider is back' --state \S+$/m;
    expect(await ops('story', id)).toMatch(
      /orders resume +by operator \S.* {2}order ord_\w+; because the provider is back$/m,
    );
    expect(await ops('audit', '--order', id)).toMatch(act);
    expect(JSON.parse(await ops('audit', '--order', id, '--json'))).toMatchObject({
      acts: [{ command: 'orders resume', end: { outcome: 'done', changes: [{ of: 'order', id }] } }],
      others: [],
    });
    expect((await acme.readTimeline(id)).slice(-3)).toMatchObject([
      { type: 'order.resume_requested', by: 'operator' },
      { type: 'order.resumed', by: 'saga' },
      { type: 'order.failed', by: 'saga' },
    ]);
    expect((await stack.paymentsOf(id)).map(({ status }) => status)).toEqual(['canceled']);
    expect(await ops('orders', 'list', '--stuck')).toBe('none');
  });

  test('shows when its saga is lost, and a new saga completes the undo', async () => {
    const id = await stuckOrder();
    await loseTaskHub();
    await ops('orders', 'resume', id);
    expect(await ops('story', id)).toMatch(/asked less than a minute ago to try again, and it has not done so yet$/m);
    await stack.mend('payments');
    await expect(ops('orders', 'reclaim', id)).rejects.toThrow('its saga may still be running');
    await ops('orders', 'reclaim', id, '--even-if-recent');
    expect(await stack.ended('acme', id)).toMatchObject({ status: 'failed', failure: { code: 'carrier_refused' } });
    const acts = await ops('audit', '--order', id);
    expect(acts.split('\n').filter((line) => line.startsWith('    npm run '))).toEqual([
      expect.stringMatching(/orders reclaim \w+ --even-if-recent --state \S+$/),
      expect.stringMatching(/orders reclaim \w+ --state \S+$/),
      expect.stringMatching(/orders resume \w+ --state \S+$/),
    ]);
    expect(acts).toMatch(/Z {2}operator .* {2}failed: order \w+ changed \d+ s ago: /);
    expect((await stack.paymentsOf(id)).map(({ status }) => status)).toEqual(['canceled']);
    expect((await stack.reservationsOf('MUG-01')).filter(({ orderId }) => orderId === id)).toMatchObject([
      { state: 'released' },
    ]);
  });
});

/** Ends the host and deletes everything that Durable Functions stores. */
async function loseTaskHub(): Promise<void> {
  await stack.killHost();
  const directory = join(stack.directory, 'functions-host');
  for (const file of globSync('durable.db*', { cwd: directory })) rmSync(join(directory, file));
  await stack.restartHost();
  acme = await stack.partner('acme');
}

describe('an order whose saga is lost', () => {
  test.each(['reserved', 'authorized', 'booked'])(
    'while it is %s is confirmed by a new saga: paid once, shipped once',
    async (status) => {
      const fault = {
        reserved: ['payments', 'payment_intents.confirm'],
        authorized: ['carrier', 'shipments.book'],
        booked: ['payments', 'payment_intents.capture'],
      }[status] as ['payments' | 'carrier', string];
      // Slow enough to be killed in the middle.
      await stack.breakIt(fault[0], { operation: fault[1], fault: 'done_but_timed_out', times: 1 });
      const { id } = await acme.place(anOrder());
      await until(`the order to be ${status}`, async () => (await stack.storedOrder('acme', id)).status === status);
      await loseTaskHub();
      await stack.mend(fault[0]);

      await expect(ops('orders', 'reclaim', id)).rejects.toThrow(/changed \d+ s ago: its saga may still be running/);
      expect(await ops('orders', 'reclaim', id, '--even-if-recent')).toContain('continue from there');
      expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
      const payments = await stack.paymentsOf(id);
      expect(payments.filter(({ captured }) => captured > 0)).toMatchObject([{ captures: 1, refunded: 0 }]);
      expect((await stack.shipmentsOf(id)).map((shipment) => shipment.status)).toEqual(['booked']);
      expect(await typesOf(id)).toContain('order.reclaimed');
    },
  );

  test('leaves the order to the new saga if it was not lost after all', async () => {
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'done_but_timed_out', times: 1 });
    const { id } = await acme.place(anOrder());
    await until(
      'the order to be authorized',
      async () => (await stack.storedOrder('acme', id)).status === 'authorized',
    );
    // In this process, because a separate one would be too late.
    const { ports, close } = connectPorts(() => localConnections(stack.directory));
    await reclaimOrder.run(ports, { order: id, 'even-if-recent': true });
    await close();
    const ended = await stack.ended('acme', id);
    expect(ended).toMatchObject({ status: 'confirmed' });
    expect(ended.sagaInstance).toMatch(/^order-ord_\w+-\d+$/);
    expect((await stack.paymentsOf(id)).filter(({ captured }) => captured > 0)).toMatchObject([
      { captures: 1, refunded: 0 },
    ]);
    const first = `/runtime/webhooks/durabletask/instances/order-${id}`;
    await until('the first saga to have left', async () => {
      const { runtimeStatus, output } = (await (await stack.askHost(first)).json()) as {
        runtimeStatus: string;
        output: unknown;
      };
      return runtimeStatus === 'Completed' && JSON.stringify(output) === '{"status":"superseded"}';
    });
    expect((await stack.paymentsOf(id)).filter(({ captured }) => captured > 0)).toMatchObject([
      { captures: 1, refunded: 0 },
    ]);
    expect((await stack.shipmentsOf(id)).map((shipment) => shipment.status)).toEqual(['booked']);
  });
});

test('a refused command gives the reason in one line', async () => {
  const { id } = await acme.place(anOrder());
  await stack.ended('acme', id);
  await expect(ops('orders', 'resume', id)).rejects.toThrow('is not stuck: its saga is completed');
  await expect(ops('orders', 'reclaim', id)).rejects.toThrow('has ended: it is confirmed');
  await expect(ops('story', 'ord_00000000000000000000000000')).rejects.toThrow('there is no order');
  await expect(ops('story', 'nonsense')).rejects.toThrow('is not an order id');
  await expect(ops('story')).rejects.toThrow('missing: order');
  await expect(ops('orders', 'list', '--quiet-for', 'long')).rejects.toThrow('must be a whole number');
  await expect(ops('orders', 'list', '--loud')).rejects.toThrow("Unknown option '--loud'");
  await expect(ops('orders', 'list', 'what')).rejects.toThrow('unexpected: what');
});

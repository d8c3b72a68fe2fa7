import type { ActiveFault, ShownFaults } from '@partner-orders/embedded-azure/console/faults/fault-switch';
import type { HostProcess } from '@partner-orders/embedded-azure/host-process';
import { keepRunning } from '@partner-orders/embedded-azure/keep-running';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { REVIEWED_RECIPIENT } from '../../tools/seed/screening-rules.ts';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('faults in the console (skipped where there is no Chromium)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  beforeAll(async () => {
    stack = await RunningStack.start();
    stage = await ConsoleStage.start(stack, { host: () => stack.host });
  });
  afterEach(() => ask('DELETE', ''));
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${stage.console.url}/api/faults${path}`, { method, ...sent });
    return (await answer.json()) as T;
  }
  const active = () => ask<ActiveFault[]>('GET', '/active');
  const notes = async () => (await ask<ShownFaults>('GET', '')).notes.map(({ text }) => text);

  test('a fault of the carrier is switched on by a button, is shown on every page, and goes when all are removed', async () => {
    const { page, faults } = await stage.open('/faults');
    await page.getByText('The carrier books but answers too late').click();
    const form = page.locator('details[open]');
    await form.getByLabel('Calls').fill('2');
    expect(await form.locator('code').textContent()).toBe(
      `curl ${stack.prepared.stack.urls.carrier}/_simulator/faults -d '{"operation":"shipments.book","fault":"done_but_timed_out","times":2}'`,
    );
    await form.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('2 of 2 calls are left').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);

    await page.goto(`${stage.console.url}/mail`);
    const banner = page.getByLabel('Active faults');
    await banner.getByText('The carrier books but answers too late').waitFor();
    await banner.getByRole('button', { name: 'Remove all' }).click();
    await banner.waitFor({ state: 'detached' });
    expect(await active()).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a fault of one order is listed apart, is no fault of the system, and is removed at the order’s own story', async () => {
    const held = anOrder({ shipTo: { ...(anOrder()['shipTo'] as object), name: REVIEWED_RECIPIENT } });
    const { id } = await (await stack.partner('acme')).place(held);
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse', match: { reference: id } });
    await stack.breakIt('payments', { operation: '*', fault: 'error', match: { metadata: { orderId: id } } });
    const { page, faults } = await stage.open('/faults');
    await page.getByText('2 faults concern one thing only. “Remove all” leaves them on.').click();
    expect(await active()).toEqual([]);
    const one = page.getByRole('region', { name: 'Faults of one thing only' });
    expect(await one.getByRole('link', { name: id }).count()).toBe(2);
    expect(await findBarriers(page)).toEqual([]);
    await one.getByRole('link', { name: id }).first().click();
    const own = page.getByRole('region', { name: 'Faults of this order' });
    await own
      .getByRole('row', { name: /Payment provider/ })
      .getByRole('button', { name: 'Remove', exact: true })
      .click();
    await own.getByRole('row', { name: /Payment provider/ }).waitFor({ state: 'detached' });
    expect(await findBarriers(page)).toEqual([]);
    await own.getByRole('button', { name: 'Remove', exact: true }).click();
    await own.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a saga books once at a carrier that answers too late, and the fault is used up', async () => {
    await ask('POST', '/carrier-late-shipments-book', { times: 1 });
    const { id } = await (await stack.partner('acme')).place(anOrder());
    await stack.ended('acme', id);
    expect(await stack.shipmentsOf(id)).toHaveLength(1);
    expect(await active()).toEqual([]);
  });

  test('an authorization that expires before the capture fails the order, and all is undone', async () => {
    await ask('POST', '/payments-expires', { ms: 0, times: 1 });
    const { id } = await (await stack.partner('acme')).place(anOrder());
    expect(await stack.ended('acme', id)).toMatchObject({
      status: 'failed',
      failure: { step: 'capture-payment', code: 'capture_refused' },
    });
    expect((await stack.paymentsOf(id))[0]).toMatchObject({ status: 'canceled', captured: 0 });
    expect((await stack.shipmentsOf(id))[0]?.status).toBe('cancelled');
    expect(await active()).toEqual([]);
  });

  test('a broker that is away takes no order from a partner: it is confirmed when the broker is back', async () => {
    await ask('POST', '/broker-away', {});
    expect(await active()).toMatchObject([{ id: 'broker-away', name: 'The broker is away' }]);
    const { id } = await (await stack.partner('acme')).place(anOrder());
    expect((await stack.storedOrder('acme', id)).status).toBe('pending');
    expect(await ask('POST', '/broker-away', {})).toMatchObject({ error: expect.stringContaining('already away') });
    await ask('DELETE', '/broker-away');
    expect((await stack.ended('acme', id)).status).toBe('confirmed');
  });

  test('a database that is away is back when the fault is removed, or by itself after its time', async () => {
    await ask('POST', '/database-away', { seconds: 3_600 });
    expect(await active()).toMatchObject([{ id: 'database-away', until: expect.any(String) }]);
    const orders = await fetch(`${stage.console.url}/api/orders`);
    expect([orders.status, await orders.text()]).toEqual([502, expect.stringContaining('doesn’t answer: it is away')]);
    await ask('DELETE', '/database-away');
    expect(await active()).toEqual([]);
    await ask('POST', '/database-away', { seconds: 1 });
    await until('the database to be back', async () => (await active()).length === 0);
    expect((await notes())[0]).toMatch(/^The database is back after \d+\.\d s\.$/);
    await stack.container('catalog').item('stock', 'STOOL-01').read();
  });

  test.each([
    ['database', () => stack.container('catalog').item('stock', 'STOOL-01').read()],
    ['identity', () => stack.tokenOf('acme')],
  ])('the %s answers later by the chosen time, and at once after the fault', async (id, use) => {
    const timed = async () => {
      const begun = performance.now();
      await use();
      return performance.now() - begun;
    };
    await timed();
    await ask('POST', `/${id}-slow`, { ms: 700, jitterMs: 0 });
    expect(await timed()).toBeGreaterThan(690);
    await ask('DELETE', `/${id}-slow`);
    expect(await active()).toEqual([]);
    // A busy machine may be slow once. With the delay, no answer could come sooner.
    await until('an answer at once', async () => (await timed()) < 690);
  });

  test('an order goes through a slow broker', async () => {
    await ask('POST', '/broker-slow', { ms: 100, jitterMs: 50 });
    const { id } = await (await stack.partner('acme')).place(anOrder());
    expect((await stack.ended('acme', id)).status).toBe('confirmed');
  });

  test('requests to the database are throttled, and the list says how many are left', async () => {
    await ask('POST', '/database-throttled', { requests: 100_000, retryAfterMs: 30_000 });
    expect(await active()).toMatchObject([
      { id: 'database-throttled', detail: expect.stringMatching(/^\d+ requests/) },
    ]);
    await ask('DELETE', '/database-throttled');
    expect(await active()).toEqual([]);
  });

  test('wrong values are named, and an unknown fault', async () => {
    expect(await ask('POST', '/database-away', { seconds: 0 })).toMatchObject({
      error: expect.stringContaining('seconds'),
    });
    expect(await ask('POST', '/database-away', { minutes: 1 })).toMatchObject({
      error: expect.stringContaining('minutes'),
    });
    expect(await ask('POST', '/nothing', {})).toEqual({ error: 'there is no fault nothing' });
  });

  test('a killed host is back, and the saga that ran goes on', async () => {
    await stack.host.stop();
    const say = () => undefined;
    const kept = await keepRunning<HostProcess>({
      name: 'the host',
      start: () => stack.prepared.startHost(stack.settings),
      say,
    });
    try {
      stack.host = kept.current;
      await ask('POST', '/carrier-other', { operation: 'shipments.book', fault: 'hang', times: 1 });
      const { id } = await (await stack.partner('acme')).place(anOrder());
      await until('the call', async () => (await active()).every(({ place }) => place !== 'Carrier'));
      const pid = kept.current.child.pid;
      const { done } = await ask<{ done: string }>('POST', '/host-killed');
      expect(done).toMatch(new RegExp(`process ${pid}\\) was killed while \\d+ sagas? ran`));
      expect(await active()).toContainEqual(expect.objectContaining({ id: 'host-killed', isPassing: true }));
      await until('another host', async () => kept.current.child.pid !== pid);
      stack.host = kept.current;
      await until('the note', async () =>
        (await notes()).some((text) => /host is back as process \d+: it was away for/.test(text)),
      );
      expect((await stack.ended('acme', id)).status).toBe('confirmed');
      await until('the sagas', async () =>
        (await notes()).some((text) => /sagas? of before the kill went on within/.test(text)),
      );
    } finally {
      await kept.stop();
      await stack.restartHost();
    }
  });
});

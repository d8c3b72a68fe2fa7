import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShownOrders } from '../../tools/run-locally/console/orders/shown-orders.ts';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('the orders in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  beforeAll(async () => {
    stack = await RunningStack.start();
    stage = await ConsoleStage.start(stack);
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  const placed = async (partner: string, changes: Record<string, unknown> = {}) =>
    (await (await stack.partner(partner)).place(anOrder(changes))).id;
  const ask = (path: string) => fetch(`${stage.console.url}/api${path}`);
  const list = async (query: string) => (await (await ask(`/orders?${query}`)).json()) as ShownOrders;
  const idsIn = ({ orders }: ShownOrders) => orders.map(({ id }) => id as string);

  test('the form places an order as the chosen partner, and shows the answer and the same call with curl', async () => {
    const { page, faults } = await stage.open('/');
    const tops = await page
      .locator('form.filters label')
      .evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().bottom));
    expect(new Set(tops).size).toBe(1);
    await page.getByLabel('As the partner').selectOption('globex');
    await page.getByText('Place the order: the same with curl').click();
    const before = await page.locator('form .command code').textContent();
    await page.getByRole('button', { name: 'Place the order' }).focus();
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: 'the story of ord_' });
    const id = (await link.textContent())?.match(/ord_\w+/)?.[0] ?? '';
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Place the order');
    expect((await stack.ended('globex', id)).status).toBe('confirmed');
    await page.getByText('Headers, and the same call').click();
    expect(before).toContain(`curl -i -X POST ${stack.prepared.gatewayUrl}/v1/orders`);
    // With its idempotency key; the next order has another one.
    expect(await page.locator('.exchange .command code').textContent()).toBe(before);
    expect(await page.locator('form .command code').textContent()).not.toBe(before);
    expect(await page.content()).not.toContain('eyJ');
    const row = page.getByRole('row').filter({ hasText: id });
    await row.getByText('confirmed').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('an order that the API refuses shows the problem document; what is no JSON is not sent', async () => {
    const { page } = await stage.open('/orders');
    await page.getByLabel('What happens').selectOption('Invalid');
    await page.getByRole('button', { name: 'Place the order' }).click();
    await page.getByLabel('The body of the answer').getByText('"validation_failed"').waitFor();
    await page.getByText('The order as JSON').first().click();
    await page.getByRole('textbox', { name: 'The order as JSON' }).fill('{');
    await page.getByRole('button', { name: 'Place the order' }).click();
    await page.getByRole('alert').getByText('This is not JSON').waitFor();
    await page.close();
  });

  test('a stuck order is found among the open ones', async () => {
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
    await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
    const id = await placed('acme');
    await until('the order to be stuck', async () => idsIn(await list('only=stuck')).includes(id));
    expect((await list('only=delayed')).orders).toMatchObject([{ id, saga: 'stuck', isDelayed: true }]);
    expect(idsIn(await list('only=held'))).toEqual([]);
    expect(idsIn(await list('only=stuck&partner=globex'))).toEqual([]);
    const { page } = await stage.open('/orders');
    const strip = page.getByRole('region', { name: 'What needs a person' });
    const stuck = strip.getByRole('link', { name: '1 stuck order', exact: true });
    await stuck.waitFor();
    expect(await strip.textContent()).toContain('alerts that fire: This stack was started without a monitor');
    expect(await findBarriers(page)).toEqual([]);
    await stuck.click();
    await page.getByRole('link', { name: id }).waitFor();
    expect(page.url()).toContain('only=stuck');
    await page.close();
    await stack.mend('carrier');
    await stack.mend('payments');
  });

  test('the list of all partners goes on from page to page without a gap, and the filters choose', async () => {
    const placing: Promise<string>[] = [];
    for (let n = 0; n < 28; n += 1)
      placing.push(placed(n % 2 === 0 ? 'acme' : 'globex', { reference: `LIST-${n % 4}` }));
    const ids = await Promise.all(placing);
    const seen: string[] = [];
    let from: string | undefined;
    do {
      const found = await list(from === undefined ? '' : `from=${encodeURIComponent(from)}`);
      const keys = found.orders.map(({ createdAt, id }) => `${createdAt}#${id}`);
      expect(keys).toEqual(keys.toSorted().toReversed());
      seen.push(...idsIn(found));
      from = found.next;
    } while (from !== undefined);
    expect(seen.filter((id) => ids.includes(id)).sort()).toEqual(ids.toSorted());
    expect(new Set(seen).size).toBe(seen.length);

    const chosen = idsIn(await list('partner=acme&find=LIST-2'));
    expect(chosen.sort()).toEqual(ids.filter((_, n) => n % 4 === 2).sort());
    expect((await list(`find=${ids[5]}`)).orders).toMatchObject([{ id: ids[5], partnerId: 'globex' }]);
    expect(await (await ask('/orders/counts')).json()).toMatchObject({ confirmed: expect.any(Number) });
    expect((await list('status=confirmed')).orders.every(({ status }) => status === 'confirmed')).toBe(true);
    expect((await ask('/orders?status=lost')).status).toBe(400);
  });
});

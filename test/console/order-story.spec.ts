import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { REVIEWED_RECIPIENT } from '../../tools/seed/screening-rules.ts';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('an order’s story in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  beforeAll(async () => {
    stack = await RunningStack.start(undefined, { telemetry: true, providerEvents: true });
    stage = await ConsoleStage.start(stack);
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });
  beforeEach(async () => {
    await stack.mend('carrier');
    await stack.mend('payments');
  });

  const placed = async (changes: Record<string, unknown> = {}) =>
    (await (await stack.partner('acme')).place(anOrder(changes))).id;
  const act = async (id: string, body: unknown) => {
    const url = `${stage.console.url}/api/orders/${id}/operator`;
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  };

  test('a stuck order says so, what it undid and what not; its command is run here with a reason, and it ends', async () => {
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'refuse' });
    await stack.breakIt('payments', { operation: 'payment_intents.cancel', fault: 'error' });
    const id = await placed();
    await until('the saga to be stuck', async () => (await stack.storedOrder('acme', id)).saga.status === 'stuck');
    const { page, faults } = await stage.open(`/orders/${id}`);
    const trouble = page.getByRole('region', { name: 'A person has to act: the saga is stuck' });
    await trouble
      .getByText(`npm run ops -- orders resume ${id} --because "…" --state ${stack.directory}`, { exact: true })
      .waitFor();
    // A new saga is the last resort, and checks first that the old one is quiet.
    const rescue = `npm run ops -- orders reclaim ${id} --because "…" --state ${stack.directory}`;
    expect(await page.getByText(rescue, { exact: true }).isVisible()).toBe(false);
    await page.getByText('If its saga has died').click();
    await page.getByText(rescue, { exact: true }).waitFor();
    expect(await page.title()).toBe(`${id} – Orders – Partner Orders`);
    await page.getByText('undo stuck').waitFor();
    expect(await trouble.getByRole('button', { name: 'Run it' }).isDisabled()).toBe(true);
    expect(await page.getByRole('link', { name: 'All orders' }).getAttribute('href')).toBe('/orders');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 360, height: 740 });
      expect([colorScheme, await findBarriers(page), await isTooWide(page)]).toEqual([colorScheme, [], false]);
    }
    await stack.mend('payments');
    await trouble.getByLabel('Why').fill('the provider is back');
    await trouble.getByRole('button', { name: 'Run it' }).click();
    await page.getByText(`the saga of ${id} was asked to try again`).waitFor();
    await stack.ended('acme', id);
    await page.getByText('release the payment undone').waitFor();
    // When, and what it took, is in the history of the saga. After midnight a time has its date.
    const undone = page.getByRole('listitem').filter({ hasText: 'release the payment' });
    await undone.getByText(/^(\S+ )?\d+:\d\d:\d\d, took (< )?[\d.]+ m?s$/).waitFor();
    await undone.getByText(/^\d+ attempts, .* of waiting between them$/).waitFor();
    await undone.getByText('An attempt failed: [PaymentsFailed]').waitFor();
    await page.getByText('order.failed').waitFor();
    await page
      .getByRole('region', { name: 'Trace POST /v1/orders' })
      .getByRole('button', { name: 'fail-order', exact: true })
      .waitFor();
    // The act is recorded, with its reason.
    await page.getByText('because the provider is back').waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('what undoes an order for good is done only with a reason, if it is meant, and while the story suggests it', async () => {
    const id = await placed({ shipTo: { ...(anOrder()['shipTo'] as object), name: REVIEWED_RECIPIENT } });
    await until('the hold', async () => (await stack.storedOrder('acme', id)).screening?.state === 'held');
    const { page } = await stage.open(`/orders/${id}`);
    const held = page.getByRole('heading', {
      name: /^A person has to act: it is on hold, and its deadline decides: \w+, /,
    });
    // The reader's clock, and the exact time when it is pointed at.
    expect(await held.locator('time').getAttribute('title')).toBe(
      (await stack.storedOrder('acme', id)).screening?.until,
    );
    expect(await held.textContent()).not.toMatch(/\dT\d/);
    await page.close();
    const command = `orders reject ${id} --because "…"`;
    expect(await act(id, { command })).toMatchObject({ status: 400, body: { error: expect.stringContaining('why') } });
    expect(await act(id, { command, because: 'it is a fraud' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('undoes the order for good') },
    });
    expect(await act(id, { command: 'partners disable acme', because: 'x' })).toMatchObject({ status: 409 });
    expect(await act(id, { command, because: 'TEXT', isMeant: true })).toMatchObject({
      body: { output: expect.stringContaining('TEXT stands for a reason, and is none: write why'), isFailed: true },
    });
    expect((await stack.storedOrder('acme', id)).screening?.state).toBe('held');
    expect(await act(id, { command, because: `it's a "fraud"`, isMeant: true })).toEqual({
      status: 200,
      body: {
        line: `npm run ops -- orders reject ${id} --because 'it'\\''s a "fraud"' --state ${stack.directory} --yes`,
        output: `${id} is rejected`,
        isFailed: false,
      },
    });
    expect((await stack.ended('acme', id)).screening).toMatchObject({ state: 'rejected', because: `it's a "fraud"` });
  });

  test('the payer approves, the carrier delivers, and the partner refunds a part, all on the page', async () => {
    const id = await placed({
      paymentMethod: 'pm_card_threeDSecure2Required',
      returnUrl: 'https://shop.example/thanks',
    });
    const { page, faults } = await stage.open(`/orders/${id}`);
    await page.getByText('As the payer: the same with curl').click();
    await page.getByText(/^curl \S+\/_simulator\/authentications\/pi_\S+ -d '\{"outcome":"approved"\}'$/).waitFor();
    await page.getByRole('button', { name: 'Approve the payment' }).click();
    await stack.ended('acme', id);
    await page.getByText('As the carrier: the same with curl').click();
    await page.getByText(/^curl \S+\/_simulator\/shipments\/ord_\S+\/move -d '\{\}'$/).waitFor();
    await page.getByRole('button', { name: 'Ship the parcels' }).click();
    await page.getByLabel('Amount in EUR').fill('10');
    await page.getByRole('button', { name: 'Refund', exact: true }).click();
    const question = page.getByRole('dialog', { name: /^Refund 10 EUR\?/ });
    // A key that is held down meets the button that does nothing.
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect((await stack.paymentsOf(id))[0]?.refunded).toBe(0);
    await page.getByRole('button', { name: 'Refund', exact: true }).click();
    await question.getByRole('button', { name: 'Refund', exact: true }).click();
    await page.getByLabel('Request and answer').getByText('202', { exact: true }).waitFor();
    // The keyboard goes on from the button.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Refund');
    await page.getByRole('region', { name: 'Payment' }).getByText('paid back 10.00 EUR').waitFor();
    await page.getByRole('heading', { level: 2 }).getByText('partially refunded').waitFor();
    await page.getByLabel('New reference').fill('CHANGED-1');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByLabel('Request and answer').getByText('200', { exact: true }).waitFor();
    expect((await stack.storedOrder('acme', id)).reference).toBe('CHANGED-1');
    expect((await stack.paymentsOf(id))[0]?.refunded).toBe(1_000);
    expect((await stack.shipmentsOf(id))[0]?.status).toBe('shipped');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('an unknown order is named', async () => {
    const { page } = await stage.open('/orders/ord_00000000000000000000000001');
    await page.getByRole('alert').getByText('there is no order ord_00000000000000000000000001').waitFor();
    await page.close();
  });
});

import type { FoundTraces } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('traces in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  let orderId: string;
  beforeAll(async () => {
    stack = await RunningStack.start(undefined, { telemetry: true });
    stage = await ConsoleStage.start(stack);
    const acme = await stack.partner('acme');
    await stack.breakIt('payments', { operation: 'payment_intents.create', fault: 'error', times: 1 });
    orderId = (await acme.place(anOrder())).id;
    await stack.ended('acme', orderId);
    await until('the last step in the telemetry', async () => {
      const query = `name=capture-and-confirm&Properties.order.id=${orderId}`;
      const { traces } = await stage.ask<FoundTraces>(`/monitor/traces?${query}`);
      return traces.length > 0;
    });
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  test('an order is found by its id, and its trace has every step, with what failed', async () => {
    const { page, faults } = await stage.open(`/traces?order=${orderId}&name=POST`);
    await page.getByRole('link', { name: 'POST /v1/orders' }).click();
    await page.getByRole('heading', { level: 2, name: 'POST /v1/orders' }).waitFor();
    await page.getByRole('button', { name: 'capture-and-confirm', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: `Order ${orderId}` }).getAttribute('href')).toBe(`/orders/${orderId}`);
    const root = page.getByRole('button', { name: 'POST /v1/orders', exact: true });
    await root.focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.className')).toContain('span');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByText('route.operation').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'capture-and-confirm', exact: true }).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a trace and the list fit a phone', async () => {
    const options = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const;
    const { page } = await stage.open(`/traces?order=${orderId}`, options);
    await page.getByRole('link', { name: 'POST /v1/orders' }).first().waitFor();
    expect([await isTooWide(page), await findBarriers(page)]).toEqual([false, []]);
    await page.getByRole('link', { name: 'POST /v1/orders' }).first().click();
    await page.getByRole('button', { name: 'capture-and-confirm', exact: true }).waitFor();
    expect([await isTooWide(page), await findBarriers(page)]).toEqual([false, []]);
    await page.close();
  });

  test('the list is narrowed by a name, by failure and by time, and says so in its address', async () => {
    const { page } = await stage.open('/traces');
    const whole = page.waitForRequest(
      (request) => /monitor\/traces/.test(request.url()) && !/without/.test(request.url()),
    );
    expect(await page.getByLabel('with deliveries of webhooks').isChecked()).toBe(false);
    await page.getByLabel('with deliveries of webhooks').check();
    await whole;
    await page.getByLabel('with deliveries of webhooks').uncheck();
    await page.getByRole('link', { name: 'POST /v1/orders' }).first().waitFor();
    await page.getByLabel('A span’s name').fill('no such span');
    await page.getByText('No trace matches.').waitFor();
    expect(page.url()).toContain('name=no+such+span');
    await page.getByLabel('A span’s name').fill('capture-and');
    await page.getByRole('link', { name: 'POST /v1/orders' }).first().waitFor();
    const narrowed = page.waitForRequest(/slowerThanMs=10000.*failed=true/);
    await page.getByLabel('Slower than').selectOption('10.0 s');
    await page.getByLabel('failed only').check();
    await narrowed;
    expect(page.url()).toContain('slower=10000&failed=true');
    await page.close();
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('functions in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  beforeAll(async () => {
    stack = await RunningStack.start();
    stage = await ConsoleStage.start(stack);
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
    const { id } = await (await stack.partner('acme')).place(anOrder());
    await stack.ended('acme', id);
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  test('every function has its trigger and its counts, and a failed run says why', async () => {
    const { page, faults } = await stage.open('/functions');
    await page.getByText('Running', { exact: true }).first().waitFor();
    const row = page.getByRole('row', { name: /^book-shipment activity/ });
    await row.getByText('in all').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByText(/^\d+ functions have not run since the host started$/).waitFor();
    const runs = page.getByRole('region', { name: 'Runs, the newest first' }).locator('tbody tr');
    await page.getByRole('button', { name: /^Show \d+ more$/ }).waitFor();
    expect(await runs.count()).toBe(25);
    await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
    expect(await runs.count()).toBeGreaterThan(25);
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 2, name: 'book-shipment' }).waitFor();
    await page.getByLabel('failed runs only').check();
    await page.locator('summary', { hasText: 'book-shipment: ' }).first().click();
    expect(page.url()).toContain('/functions/book-shipment?failed=true');
    expect(await findBarriers(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('the list is narrowed by a route, fits a phone, and a host that is down is named', async () => {
    const { page } = await stage.open('/functions', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await page.getByRole('searchbox').fill('POST /v1/orders');
    await page.getByRole('link', { name: 'book-shipment', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'placeOrder' }).waitFor();
    expect([await isTooWide(page), await findBarriers(page)]).toEqual([false, []]);
    await stack.killHost();
    await page.getByText('not reachable').waitFor();
    await stack.restartHost();
    await page.getByText('restarted once while watched').waitFor();
    await page.getByLabel('failed runs only').check();
    await page.getByText('No run has failed since the host started.').waitFor();
    await page.close();
  });
});

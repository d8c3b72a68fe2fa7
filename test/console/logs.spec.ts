import type { LogLine } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('logs in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  let orderId: string;
  beforeAll(async () => {
    stack = await RunningStack.start(undefined, { telemetry: true });
    stage = await ConsoleStage.start(stack);
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error' });
    orderId = (await (await stack.partner('acme')).place(anOrder())).id;
    await stack.ended('acme', orderId);
    await until('what failed in the telemetry', async () => {
      const query = `leastSeverity=2&Properties.order.id=${orderId}`;
      return (await stage.ask<LogLine[]>(`/monitor/logs?${query}`)).length > 0;
    });
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  test('the lines of an order lead to its trace, and are narrowed by their words', async () => {
    const { page, faults } = await stage.open(`/logs?order=${orderId}&severity=warning`);
    const link = page.getByRole('link', { name: 'trace', exact: true }).first();
    await link.waitFor();
    await page.locator('summary').first().click();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Text').fill('no such words');
    await page.getByText('No line matches.').waitFor();
    await page.getByLabel('Text').fill('');
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'Traces' }).waitFor();
    await page.getByRole('region', { name: /^Trace / }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a paused tail stays as it is, and a phone shows it', async () => {
    const { page } = await stage.open('/logs', { viewport: { width: 360, height: 740 } });
    await page.locator('summary').first().waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused').waitFor();
    const first = await page.locator('summary').first().textContent();
    const later = (await (await stack.partner('acme')).place(anOrder())).id;
    await until('a line about the second order', async () => {
      return (await stage.ask<LogLine[]>(`/monitor/logs?Properties.order.id=${later}`)).length > 0;
    });
    expect(await page.locator('summary').first().textContent()).toBe(first);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Live.').waitFor();
    expect([await isTooWide(page), await findBarriers(page)]).toEqual([false, []]);
    await page.close();
  });
});

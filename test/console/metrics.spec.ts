import type { MetricName } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('metrics in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  beforeAll(async () => {
    stack = await RunningStack.start(undefined, { telemetry: true });
    stage = await ConsoleStage.start(stack);
    const { id } = await (await stack.partner('acme')).place(anOrder());
    await stack.ended('acme', id);
    await until('the end of the order in the metrics', async () =>
      (await stage.ask<MetricName[]>('/monitor/metrics')).some(({ name }) => name === 'orders.ended'),
    );
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  test('a metric is pinned with a dimension, is in the address, and can be removed', async () => {
    const { page, faults } = await stage.open('/metrics');
    await page.getByLabel('Measure').selectOption('orders.ended');
    await page.locator('label', { hasText: /^As/ }).locator('select').selectOption('sum');
    await page.getByLabel('Split by').selectOption('outcome');
    await page.getByRole('button', { name: 'Pin', exact: true }).click();
    const chart = page.locator('figure', { hasText: 'sum of orders.ended' });
    await chart.getByText('confirmed').waitFor();
    expect(page.url()).toContain('chart=orders.ended%7Csum%7CProperties.outcome');
    expect(await findBarriers(page)).toEqual([]);
    await page.reload();
    await chart.getByText('confirmed').waitFor();
    await page.getByRole('button', { name: /^Remove sum of orders.ended/ }).click();
    await chart.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.close();
  });

  test('only durations offer percentiles, and a phone shows the charts', async () => {
    const { page } = await stage.open('/metrics', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await page.getByText('p95 of requests, ms by Name').waitFor();
    const offered = () =>
      page.locator('label', { hasText: /^As/ }).locator('select').locator('option').allTextContents();
    expect(await offered()).toContain('p95');
    await page.getByLabel('Measure').selectOption('orders.ended');
    expect(await offered()).toEqual(['sum', 'avg', 'min', 'max', 'count']);
    expect([await isTooWide(page), await findBarriers(page)]).toEqual([false, []]);
    await page.close();
  });
});

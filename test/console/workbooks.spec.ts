import type { MetricName } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listWorkbooks } from '../../tools/monitoring/read-workbooks.ts';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('workbooks and alerts in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  beforeAll(async () => {
    stack = await RunningStack.start(undefined, { telemetry: true });
    stage = await ConsoleStage.start(stack);
    const acme = await stack.partner('acme');
    const { id } = await acme.place(anOrder());
    await stack.ended('acme', id);
    await until('the order in the metrics', async () => {
      const names = (await stage.ask<MetricName[]>('/monitor/metrics')).map(({ name }) => name);
      return ['orders.ended', 'saga.step.attempts'].every((name) => names.includes(name));
    });
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  test('every panel of a workbook is drawn, says what would fill it, or why it can’t be answered here', async () => {
    const { page, faults } = await stage.open('/workbooks');
    await page.locator('.gallery a').first().waitFor();
    expect(await page.locator('.gallery a').count()).toBe(listWorkbooks().length);
    await page.getByRole('link', { name: 'Orders and sagas' }).click();
    const panel = (name: string) => page.getByRole('article', { name, exact: true });
    await page.locator('.book-item').first().waitFor();
    await until('all queries to be answered', async () => (await page.getByText('The query runs').count()) === 0);
    await panel('Attempts by step, of doing and undoing it')
      .getByRole('row', { name: /reserve-stock do done/ })
      .waitFor({ timeout: 0 });
    await panel('Orders in 5 minutes: accepted, and how they ended')
      .locator('figure')
      .getByText('confirmed: 1')
      .waitFor();
    await panel('Stuck in the last 20 minutes, by app')
      .getByText('Filled by rows of AppMetrics named saga.stuck')
      .waitFor();
    await panel('Orders in this time range, by what became of them').getByText('confirmed').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('what nothing here measures is named, and never an empty chart', async () => {
    const { page } = await stage.open('/workbooks/cost?range=604800000');
    const ingestion = page.getByRole('article', { name: 'Ingested a day, by table' });
    await ingestion.getByText('only Azure fills the table Usage').waitFor({ timeout: 0 });
    await page.close();
  });

  test('code in the bold words of a runbook is drawn as code', async () => {
    const { page } = await stage.open('/alerts/provider-held-back');
    await page.locator('strong code').getByText('rate_limited', { exact: true }).waitFor();
    expect(await page.locator('main p, main td').filter({ hasText: '`' }).count()).toBe(0);
    await page.close();
  });

  test('each alert says what it means, what to do, and whether it would fire now', async () => {
    const { page, faults } = await stage.open('/alerts', { colorScheme: 'dark' });
    await page.getByText(/No alert fires|alerts? fires?;/).waitFor({ timeout: 0 });
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('sagas-stuck').getByText('quiet').waitFor();
    await page.getByText(/^npm run ops -- alerts --state \S+$/).waitFor();
    await row('cosmos-saturated').getByText('a metric of Azure’s platform').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Show').selectOption('unknown');
    await row('sagas-stuck').waitFor({ state: 'detached' });
    await page.getByLabel('Show').selectOption('quiet');
    await row('sagas-stuck').getByRole('link', { name: 'sagas-stuck.md' }).click();
    await page.getByRole('heading', { name: 'An order can neither be finished nor undone' }).waitFor();
    const command = `npm run ops -- orders resume --all --because TEXT --state ${stack.directory}`;
    await page.getByText(command, { exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'the overview' }).getAttribute('href')).toBe('/alerts/README');
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });
});

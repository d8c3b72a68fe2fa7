import type { MetricName } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeStackFile } from '../../tools/run-locally/client/stack-file.ts';
import type { LoadState } from '../../tools/run-locally/console/load/load-state.ts';
import { chromiumPath } from '../launch-chromium.ts';
import { RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('load in the console (skipped where there is no Chromium)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  beforeAll(async () => {
    stack = await RunningStack.start(undefined, { telemetry: true });
    writeStackFile(stack.directory, { ...stack.prepared.toStackFile(stack.host.url) });
    stage = await ConsoleStage.start(stack);
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  const call = async (method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${stage.console.url}/api/load${path}`, { method, ...sent });
    return { status: answer.status, body: (await answer.json()) as LoadState & { error?: string } };
  };

  test('orders of several kinds run, are counted by how they end, and a page that is loaded again still shows them', async () => {
    const { page, faults } = await stage.open('/load');
    await page.getByLabel('Orders a second').fill('5');
    await page.getByLabel('Minutes', { exact: true }).fill('0.05');
    for (const [kind, share] of [
      ['happy', '1'],
      ['declined', '1'],
      ['cancelled', '0'],
      ['undeliverable', '1'],
    ] as const)
      await page.getByRole('spinbutton', { name: kind }).fill(share);
    const command =
      'npm run load -- --per-second 5 --minutes 0.05 --partners acme --mix happy=1,declined=1,undeliverable=1';
    await page.getByText(command).waitFor();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await page.getByText('npm run load -- --per-second 5 --minutes 0.05').waitFor();
    const totals = page.getByRole('region', { name: 'Totals of the run' });
    await page.locator('.badge', { hasText: 'ended' }).waitFor({ timeout: 0 });
    await totals.getByRole('row', { name: /^Sent 15/ }).waitFor();
    // A slow machine may make a provider late, and then one of the others fails too.
    // One that a slow machine has not ended after a minute is still in progress.
    await totals.getByRole('row', { name: /^Ended \d+ .*order\.failed \d/ }).waitFor();
    await totals.getByRole('row', { name: /order\.confirmed \d/ }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    // The last sagas may end a moment after their orders.
    await page.getByText(/^sagas, as Durable counts them: \d+$/).waitFor();
    const lags = ['outbox.lag', 'feed.lag'];
    await until('the lags in the metrics', async () => {
      const known = await stage.ask<MetricName[]>('/monitor/metrics');
      return lags.every((lag) => known.some(({ name }) => name === lag));
    });
    await page.reload();
    for (const title of ['Outbox lag', 'Feed lag']) {
      const chart = page.locator('figure', { hasText: title });
      for (const line of [/^average: \d/, /^longest: \d/]) await chart.getByText(line).waitFor();
    }
    await totals.getByRole('row', { name: /^Sent 15/ }).waitFor();
    await page.getByText('From acceptance to the end (s)').waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('only one run goes on at a time, it can be stopped, and a partner beyond its tier is told so', async () => {
    const { page } = await stage.open('/load');
    const choice = { perSecond: 40, minutes: 10, partners: ['globex'], mix: { declined: 1 } };
    expect((await call('POST', '', choice)).status).toBe(202);
    expect(await call('POST', '', choice)).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('goes on') },
    });
    await page.getByText(/requests got 429/).waitFor({ timeout: 0 });
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.badge', { hasText: 'ended' }).waitFor({ timeout: 0 });
    expect((await call('GET', '')).body.run).toMatchObject({ isRunning: false });
    expect(await call('POST', '/stop')).toMatchObject({ status: 409 });
    await page.close();
  });

  test.each([
    ['no share', { perSecond: 1, minutes: 1, partners: ['acme'], mix: { happy: 0 } }],
    ['a rate that is too high', { perSecond: 201, minutes: 1, partners: ['acme'], mix: { happy: 1 } }],
    ['an unknown partner', { perSecond: 1, minutes: 1, partners: ['nobody'], mix: { happy: 1 } }],
    ['an unknown kind', { perSecond: 1, minutes: 1, partners: ['acme'], mix: { sad: 1 } }],
  ])('%s is refused', async (_name, choice) => {
    expect((await call('POST', '', choice)).status).toBe(400);
  });
});

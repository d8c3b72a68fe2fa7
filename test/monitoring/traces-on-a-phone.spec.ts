import { existsSync } from 'node:fs';
import { runningMonitor } from '@partner-orders/embedded-azure/testing/monitor-fixture';
import { chromium } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const OPERATION = '0af7651916cd43dd8448eb211c80319c';

/** Spans within each other, as deep as those of a saga. */
const spans = (iKey: string) =>
  Array.from({ length: 9 }, (_, depth) => ({
    name: `Microsoft.ApplicationInsights.${depth === 0 ? 'Request' : 'RemoteDependency'}`,
    time: '2026-02-03T04:05:06.789Z',
    iKey,
    tags: { 'ai.operation.id': OPERATION, 'ai.operation.parentId': depth === 0 ? '' : `span${depth - 1}` },
    data: {
      baseType: depth === 0 ? 'RequestData' : 'RemoteDependencyData',
      baseData: {
        ver: 2,
        id: `span${depth}`,
        name: 'POST /v1/orders/{orderId}/refunds/authorizePaymentOfTheOrder',
        duration: '0.00:00:02.5000000',
        ...(depth === 0 ? { responseCode: '202', success: true } : { type: 'InProc', success: depth !== 3 }),
        properties: { 'order.id': 'ord_s64gvkbk9mk5t0dp46f3vr0ft6', 'partner.id': 'acme' },
      },
    },
  }));

describe.skipIf(executablePath === undefined)('the traces in Chromium (skipped where there is none)', () => {
  test('fit on a phone, in the dark too, and a browser’s own controls are dark then', async () => {
    const monitor = await runningMonitor();
    onTestFinished(() => monitor.end());
    const items = spans(monitor.instrumentationKey()).map((span) => JSON.stringify(span));
    expect((await monitor.track(items.join('\n'))).status).toBe(200);
    const browser = await chromium.launch({
      args: ['--no-sandbox', '--disable-gpu'],
      ...(executablePath === undefined ? {} : { executablePath }),
    });
    onTestFinished(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    for (const path of ['/', `/traces/${OPERATION}`]) {
      await page.goto(monitor.url + path);
      await page.getByText('authorizePayment').first().waitFor();
      // As text, because this repository's types know no browser.
      const fits = await page.evaluate(
        '[document.documentElement.scrollWidth <= innerWidth, getComputedStyle(document.documentElement).colorScheme]',
      );
      expect(fits, path).toEqual([true, 'light dark']);
    }
  });
});

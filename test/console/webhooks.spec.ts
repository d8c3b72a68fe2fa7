import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShownInbox } from '../../tools/run-locally/console/webhooks/shown-inbox.ts';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('the webhooks in Chromium (skipped where there is none)', () => {
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

  const inbox = async () => (await (await fetch(`${stage.console.url}/api/webhooks/acme`)).json()) as ShownInbox;

  test('an endpoint that the page makes gets the events of an order, verified; a refused one comes again; the secret stays here', async () => {
    const { page, faults } = await stage.open('/webhooks');
    await page.getByText('Create the endpoint: the same with curl').click();
    await page.getByText(/^curl -i -X POST \S+\/v1\/webhook-endpoints /).waitFor();
    await page.getByRole('button', { name: 'Create the endpoint' }).click();
    await page.getByRole('button', { name: 'Send a test event' }).waitFor();
    const file = join(stack.directory, 'console-webhooks.json');
    const secret = JSON.parse(readFileSync(file, 'utf8')).acme.secrets[0].value;
    expect(secret).toMatch(/^whsec_/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await page.content()).not.toContain(secret);

    await page.getByLabel('Answer with').selectOption('500');
    await page.getByLabel('How often').fill('1');
    await page
      .getByText(/^curl -X PUT \S+\/answer -d '\{"mode":\{"kind":"status","status":500\},"times":1\}'$/)
      .waitFor();
    await page.getByRole('button', { name: 'Switch' }).click();
    await page.getByText('500, once more').waitFor();
    const { id } = await (await stack.partner('acme')).place(anOrder());
    await stack.ended('acme', id);
    await until('the refused event to come again, and the last one', async () => {
      const { arrivals } = await inbox();
      const placed = arrivals
        .filter(({ type }) => type === 'order.placed')
        .map(({ attempt, answer }) => [attempt, answer]);
      // The newest first.
      expect(placed.length === 0 || JSON.stringify(placed.at(-1)) === '[1,"500"]', JSON.stringify(arrivals)).toBe(true);
      return (
        arrivals.some(({ type, answer }) => type === 'order.confirmed' && answer === '204') &&
        placed.some(([attempt, answer]) => attempt !== 1 && answer === '204')
      );
    });
    const row = page.getByRole('row').filter({ hasText: 'order.confirmed' }).filter({ hasText: 'verified' });
    // An event may arrive more than once.
    await row.getByRole('link', { name: id }).first().waitFor();
    await row.getByRole('button', { name: 'order.confirmed' }).first().click();
    await page.getByLabel('The body of the webhook').getByText('"specversion"').waitFor();
    // The list above it may be longer than the window.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('order.confirmed');
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText('delivered').first().waitFor();

    await page.getByText('Send again: the same with curl').last().click();
    await page
      .getByText(/^curl -i -X POST \S+\/v1\/webhook-endpoints\/\S+\/deliveries\/\S+\/redeliver /)
      .last()
      .waitFor();

    const enable = page.getByRole('button', { name: 'Enable it again' });
    const sendTest = page.getByRole('button', { name: 'Send a test event' });
    expect([await enable.count(), await sendTest.isEnabled()]).toEqual([0, true]);
    await page.getByLabel('Answer with').selectOption('410, gone for good');
    await page.getByLabel('How often').fill('');
    await page.getByRole('button', { name: 'Switch' }).click();
    await page.getByText('410 until switched back').waitFor();
    await sendTest.click();
    await enable.waitFor({ timeout: 0 });
    const sendAgain = page.getByRole('button', { name: 'Send again' }).first();
    expect([await sendTest.isEnabled(), await sendAgain.isEnabled()]).toEqual([false, false]);
    await page.getByRole('button', { name: 'Answer as it should' }).click();
    await enable.click();
    await enable.waitFor({ state: 'detached' });
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);

    await page.getByRole('button', { name: 'Delete it' }).click();
    await page
      .getByRole('dialog', { name: /^Delete .+\?/ })
      .getByRole('button', { name: 'Delete it' })
      .click();
    await page.getByRole('button', { name: 'Create the endpoint' }).waitFor();
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('what nobody signed is shown as wrong and refused, and a page of another origin can’t send it', async () => {
    const url = `${stage.console.url}/api/webhooks/inbox/acme`;
    const forged = { method: 'POST', body: '{"type":"order.confirmed"}', headers: { 'webhook-id': 'evt_1' } };
    expect((await fetch(url, forged)).status).toBe(401);
    expect((await inbox()).arrivals[0]).toMatchObject({
      type: 'order.confirmed',
      fault: expect.any(String),
      answer: '401',
    });
    const headers = { ...forged.headers, origin: 'https://evil.example' };
    expect((await fetch(url, { ...forged, headers })).status).toBe(403);
  });
});

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toTitle } from '../../functions/http/openapi/to-title.ts';
import { eventCatalogue } from '../../shared/domain/event-catalogue.ts';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { chromiumPath, launchChromium } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';

describe.skipIf(chromiumPath === undefined)('the documentation in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let browser: Browser;
  let docs: string;

  beforeAll(async () => {
    stack = await RunningStack.start(async () => ({ GATEWAY_REQUIRED: 'true' }));
    docs = new URL('/docs', stack.prepared.gatewayUrl).href;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  /** Errors in the page, and the hosts that it called. */
  interface Watched {
    page: Page;
    faults: string[];
    hosts: Set<string>;
  }

  async function open(at = '', { signsIn = true, ...options }: BrowserContextOptions & { signsIn?: boolean } = {}) {
    const page = await browser.newPage(options);
    const watched: Watched = { page, faults: [], hosts: new Set() };
    page.on('pageerror', ({ message }) => watched.faults.push(message));
    page.on('console', (line) => {
      if (line.type() === 'error') watched.faults.push(line.text());
    });
    page.on('request', (request) => watched.hosts.add(new URL(request.url()).host));
    if (!signsIn)
      await page.route(stack.prepared.settings['DOCS_SIGN_IN_URL'] ?? '', (route) => route.fulfill({ status: 403 }));
    await page.goto(`${docs}${at}`);
    await page.getByRole('heading', { name: 'Partner Orders' }).first().waitFor();
    return watched;
  }

  const tokenIn = (page: Page) => page.evaluate(() => sessionStorage.getItem('token') ?? '');
  const clientOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}').azp;

  /** Sends what the page has prepared for an operation, and returns the request and the response. */
  async function send(page: Page) {
    const sent = page.waitForResponse((response) => response.url().includes('/v1/'));
    await page.getByRole('button', { name: /^Send/ }).first().click();
    return sent;
  }

  const KEY = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
  const keyInForm = (page: Page) => page.getByRole('dialog').getByText(KEY).first().textContent();
  /** In the command to copy, which is for the example in the document. */
  async function keyInCommand(page: Page) {
    const command = page.locator('[aria-label^="Code sample"]', { hasText: KEY }).first();
    return KEY.exec((await command.textContent()) ?? '')?.[0];
  }

  test('a local stack signs in by itself, two clicks place an order, and the displayed key is the one that is sent', async () => {
    const { page, faults, hosts } = await open('#tag/orders/POST/v1/orders');
    await page
      .getByRole('button', { name: /Test Request.*post/i })
      .first()
      .click();
    const place = async () => {
      const before = await keyInForm(page);
      const response = await send(page);
      expect(response.status()).toBe(202);
      const key = response.request().headers()['idempotency-key'];
      expect([before, await keyInForm(page)]).toEqual([key, key]);
      const { id } = (await response.json()) as { id: string };
      return { id, key, replayed: response.headers()['idempotency-replayed'] };
    };
    const first = await place();
    expect([first.key, first.replayed]).toEqual([await keyInCommand(page), undefined]);
    expect(await place()).toEqual({ ...first, replayed: 'true' });

    const another = crypto.randomUUID();
    await page.getByRole('dialog').getByText(KEY).first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(another);
    const second = await place();
    expect(second).toEqual({ id: second.id, key: another, replayed: undefined });
    expect(second.id).not.toBe(first.id);

    expect(clientOf(await tokenIn(page))).toBe(stack.prepared.clients['acme']?.clientId);
    expect(faults).toEqual([]);
    const signIn = new URL(stack.prepared.settings['DOCS_SIGN_IN_URL'] ?? '').host;
    expect([...hosts].sort()).toEqual([new URL(docs).host, signIn].sort());
    await page.close();
  });

  test('each load of the page has its own idempotency key', async () => {
    const keys = new Set<string>();
    for (let n = 0; n < 2; n += 1) {
      const { page } = await open('#tag/orders/POST/v1/orders');
      keys.add((await keyInCommand(page)) ?? '');
      await page.close();
    }
    expect(keys.size).toBe(2);
  });

  test('the page says that it is loading, and says so when loading fails', async () => {
    const page = await browser.newPage();
    const document = new URL('/openapi.json', docs).href;
    const released = Promise.withResolvers<void>();
    await page.route(document, async (route) => {
      await released.promise;
      await route.continue();
    });
    await page.goto(docs);
    await page.getByText('Loading …').waitFor();
    released.resolve();
    await page.getByRole('heading', { name: 'Partner Orders' }).first().waitFor();
    await page.getByText('Loading …').waitFor({ state: 'hidden' });

    await page.unroute(document);
    await page.route(document, (route) => route.abort());
    await page.reload();
    await page.getByText('This page could not be loaded.').waitFor();
    await page.close();
  });

  test('elsewhere the form gets a token with client credentials, which survives a reload', async () => {
    const { page, hosts } = await open('', { signsIn: false });
    const globex = stack.prepared.clients['globex'];
    if (globex === undefined) throw new Error('globex has no client');
    await page
      .getByRole('combobox', { name: /client id/i })
      .first()
      .click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(globex.clientId);
    await page
      .getByRole('textbox', { name: /client secret/i })
      .first()
      .click();
    await page.keyboard.type(globex.clientSecret);
    const answered = page.waitForResponse((response) => response.url().endsWith('/docs/token'));
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    expect((await answered).status()).toBe(200);
    await page.getByRole('button', { name: 'Clear tokens' }).first().waitFor();
    expect(clientOf(await tokenIn(page))).toBe(globex.clientId);

    await page.goto(`${docs}#tag/orders/GET/v1/orders`);
    await page.reload();
    await page
      .getByRole('button', { name: /Test Request.*get \/v1\/orders\)?$/i })
      .first()
      .click();
    const response = await send(page);
    expect([response.status(), ((await response.json()) as { data: unknown[] }).data]).toEqual([200, []]);
    expect(hosts.size).toBe(2);
    await page.close();
  });

  test('the page lists the webhooks, one for each type of events', async () => {
    const { page, faults } = await open('#webhooks');
    const heading = page.getByRole('heading', { name: 'Webhooks', exact: true }).last();
    await heading.waitFor();
    for (const { type } of eventCatalogue) {
      await page
        .getByRole('link', { name: toTitle(type) })
        .first()
        .waitFor();
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test('events appear as text as they arrive', async () => {
    const { id } = await new PartnerClient(stack.prepared.gatewayUrl, await stack.tokenOf('acme')).place(anOrder());
    const { page } = await open('#tag/orders/GET/v1/orders/{orderId}/events');
    await page
      .getByRole('button', { name: /Test Request.*events/i })
      .first()
      .click();
    await page.getByText('orderId', { exact: true }).last().click();
    await page.keyboard.press('Tab');
    await page.keyboard.type(id);
    expect((await send(page)).status()).toBe(200);
    await page.getByText('event: order.placed').waitFor();
    await page.getByText('event: order.confirmed').waitFor();
    await page.close();
  });

  test('on a phone the page has a menu, and it follows the dark mode', async () => {
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const };
    const { page, faults } = await open('', phone);
    const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const [red = 255] = (background.match(/\d+/g) ?? []).map(Number);
    expect(red).toBeLessThan(60);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: /menu/i }).first().click();
    await page
      .getByRole('link', { name: /Place an order/ })
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('an operation and its form can be reached with the keyboard', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /Open Search/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Enter search query' }).waitFor();
    await page.keyboard.type('daily report');
    await page
      .getByRole('option', { name: /Get the daily report/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Get the daily report' }).first().waitFor();
    await page.close();
  });

  test('an error’s page is readable on a phone, in light and dark mode, and has a way back', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme });
      const faults: string[] = [];
      page.on('console', (line) => faults.push(line.text()));
      await page.goto(new URL('/errors/idempotency_key_reused', docs).href);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      await page.getByRole('link', { name: 'All errors' }).click();
      await page.getByRole('link', { name: 'rate_limited' }).click();
      await page.getByRole('heading', { name: 'rate_limited' }).waitFor();
      expect(faults).toEqual([]);
      await page.close();
    }
  });
});

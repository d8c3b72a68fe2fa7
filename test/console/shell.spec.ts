import { request } from 'node:http';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../launch-chromium.ts';
import { RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('the console in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  beforeAll(async () => {
    // Panels of telemetry ask a monitor.
    stack = await RunningStack.start(undefined, { telemetry: true });
    stage = await ConsoleStage.start(stack);
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  const ask = (headers: Record<string, string>, path = '/') =>
    new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(stage.console.url);
      request({ hostname, port, path, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });

  test.each([
    ['another name that leads here', { host: 'evil.example' }],
    ['another port’s name', { host: '127.0.0.1:1' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a picture on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ])('%s is refused', async (_name, headers) => {
    const host = new URL(stage.console.url).host;
    expect(await ask({ host })).toBe(200);
    expect(await ask({ host, ...headers })).toBe(403);
    expect(await ask({ host, ...headers }, '/api/mail')).toBe(403);
  });

  test('an unknown path of the API is named, and does not answer with the page', async () => {
    const answer = await fetch(`${stage.console.url}/api/nothing`);
    expect([answer.status, await answer.json()]).toEqual([404, { error: 'there is no /api/nothing' }]);
  });

  test('the keyboard reaches the content past the navigation, and a link moves the focus to what it opens', async () => {
    const { page, faults } = await stage.open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.getByRole('navigation').getByRole('link', { name: 'Mail' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Mail' }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('what a button said about a fault goes when the fault ends, and what is removed leaves the focus where it was', async () => {
    const { page, faults } = await stage.open('/faults');
    const focused = () => page.evaluate('document.activeElement.closest("[aria-label]")?.getAttribute("aria-label")');
    await page.getByText('The mail service answers late').click();
    const form = page.locator('details[open]');
    for (const name of ['Slow it down', 'Change the delay']) {
      await form.getByRole('button', { name }).click();
      await form.getByText('The mail service answers 300 to 400 ms later.').waitFor();
    }
    const on = page.getByRole('region', { name: 'Faults that are on' });
    await on.getByRole('button', { name: 'Remove', exact: true }).focus();
    await page.keyboard.press('Enter');
    await on.waitFor({ state: 'detached' });
    await form.getByText('The mail service answers 300 to 400 ms later.').waitFor({ state: 'detached' });
    expect(await focused()).toBe('What fails now');
    await page.getByText('The mail service answers at once again.').waitFor();
    await form.getByRole('button', { name: 'Slow it down' }).click();
    await page.getByLabel('Active faults').getByRole('button', { name: 'Remove all' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Active faults').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('back, forward and a reload return to where a page was', async () => {
    const { page } = await stage.open('/api-reference');
    const isTrue = (what: string) => until(what, () => page.evaluate<boolean>(what));
    const isAt = (y: number) => isTrue(`scrollY === ${y} && history.state?.scrolledTo === ${y}`);
    await isTrue('document.documentElement.scrollHeight > innerHeight + 900');
    await page.evaluate('scrollTo(0, 900)');
    await isAt(900);
    // Its link is above the window, and a click of the mouse would scroll to it first.
    await page.evaluate(`document.querySelector('nav a[href="/mail"]').focus({ preventScroll: true })`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Mail' }).waitFor();
    expect(await page.evaluate('scrollY')).toBeLessThan(100);
    await page.goBack();
    await isAt(900);
    await page.reload();
    await isAt(900);
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: 'Mail' }).waitFor();
    expect(await page.evaluate('scrollY')).toBeLessThan(100);
    await page.close();
  });

  test('every panel opens without an error, has no barrier, and fits a phone, in light and in dark', async () => {
    const { page, faults } = await stage.open('/');
    const links = await page.getByRole('navigation').getByRole('link').all();
    const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
    expect(paths.length).toBeGreaterThan(0);
    await page.close();
    for (const path of paths) {
      const opened = await stage.open(path ?? '', { viewport: { width: 360, height: 740 } });
      for (const colorScheme of ['light', 'dark'] as const) {
        await opened.page.emulateMedia({ colorScheme });
        expect([path, colorScheme, await findBarriers(opened.page)]).toEqual([path, colorScheme, []]);
        expect([path, colorScheme, await isTooWide(opened.page)]).toEqual([path, colorScheme, false]);
      }
      expect([path, opened.faults]).toEqual([path, []]);
      await opened.page.close();
    }
    expect(faults).toEqual([]);
    // There are many panels.
  }, 600_000);

  test('the chosen colours are kept', async () => {
    const { page } = await stage.open('/');
    const background = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const choose = async (theme: string) => {
      await page.getByLabel('Colours').selectOption(theme);
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      return background();
    };
    const light = await choose('light');
    const dark = await choose('dark');
    expect(light).not.toBe(dark);
    await page.reload();
    await page.locator('html[data-theme="dark"]').waitFor();
    expect(await background()).toBe(dark);
    await page.close();
  });
});

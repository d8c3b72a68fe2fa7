import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@partner-orders/loopback-server/until';
import type { BrowserContextOptions } from 'playwright-core';
import { buildAppIfStale } from '../../tools/build/build.ts';
import { buildHostIfStale } from '../../tools/build/build-host.ts';
import { runCommand } from '../../tools/command-line/run-command.ts';
import { root } from '../../tools/root.ts';
import { chromiumPath } from '../launch-chromium.ts';
import { RunningStack } from '../running-stack.ts';
import { makeHistory } from './make-history.ts';
import { ConsoleStage } from './open-console.ts';

const folder = join(root, 'docs', 'images');
const MOST_BYTES = 150_000;
/** At a panel that asks nothing. */
const MOST_LOOKS = 20;
const WINDOW = { width: 1200, height: 640 };

/** A picture of the console. */
interface Picture {
  name: string;
  /** A panel, or a page of one. */
  path: string;
  colorScheme?: 'dark';
  /** Of the window, in pixels. */
  height?: number;
}

async function takeScreenshots(say: (line: string) => void): Promise<void> {
  if (chromiumPath === undefined)
    throw new Error('Chromium is missing: `apt-get install chromium`, or put it at /usr/bin/chromium');
  await Promise.all([buildAppIfStale(root), buildHostIfStale()]);
  const stack = await RunningStack.start(undefined, { telemetry: true, providerEvents: true });
  try {
    const stage = await ConsoleStage.start(stack);
    try {
      // A receiver of webhooks, so that the events of the orders arrive.
      await tell(stage, 'POST', '/webhooks/acme/endpoint', { types: ['order.*'] });
      const { orderId, operationId } = await makeHistory(stack, stage);
      mkdirSync(folder, { recursive: true });
      const panels = await panelsOf(stage);
      const pictures: Picture[] = panels.map((path) => ({
        name: path.slice(1),
        // The first page of the workbooks is only a list of them.
        path: path === '/workbooks' ? '/workbooks/orders?range=1800000' : path,
        // What has arrived is below the endpoint.
        ...(path === '/webhooks' ? { height: 780 } : {}),
      }));
      if (panels.includes('/orders')) pictures.push({ name: 'story', path: `/orders/${orderId}`, height: 940 });
      pictures.push({ name: 'trace', path: `/traces/${operationId}` });
      pictures.push({ name: 'trace-dark', path: `/traces/${operationId}`, colorScheme: 'dark' });
      for (const { name, path, colorScheme = 'light', height = WINDOW.height } of pictures) {
        const file = join(folder, `console-${name}.png`);
        if (name === 'faults') await tell(stage, 'POST', '/faults/carrier-busy', { retryAfter: 2, times: 5 });
        const bytes = await take(stage, path, { viewport: { ...WINDOW, height }, colorScheme });
        if (bytes.length > MOST_BYTES) throw new Error(`${file} has ${bytes.length} bytes, more than ${MOST_BYTES}`);
        writeFileSync(file, bytes);
        if (name === 'faults') await tell(stage, 'DELETE', '/faults');
        say(`${file}  ${Math.round(bytes.length / 1_000)} kB`);
      }
    } finally {
      await stage.close();
    }
  } finally {
    await stack.stop();
  }
}

/** Has the console do something, as a button of its page. @param path below `/api` */
async function tell(stage: ConsoleStage, method: string, path: string, body?: object): Promise<void> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${stage.console.url}/api${path}`, { method, ...sent });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** The panels of the navigation, as paths. */
async function panelsOf(stage: ConsoleStage): Promise<string[]> {
  const { page } = await stage.open('/');
  const links = await page.getByRole('navigation').getByRole('link').all();
  const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
  await page.close();
  return paths.filter((path) => path !== null);
}

/** Takes a picture when the panel has had an answer and stays as it is. A panel that only follows a stream has none. */
async function take(stage: ConsoleStage, path: string, options: BrowserContextOptions): Promise<Buffer> {
  const { page } = await stage.open(path, options);
  const answers = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/')).length";
  let last = '';
  let looks = 0;
  await until(`${path} to have its content`, async () => {
    looks += 1;
    const before = last;
    last = await page.locator('main').innerText();
    // A page that looks something up first has no heading of its own yet.
    const isLookup = path.split('/').length > 2 && (await page.locator('main h2').count()) === 0;
    // The banner asks too, which is no answer to the panel.
    const isEmpty = (await page.locator('main > :not(h1, .about)').count()) === 0;
    const isAnswered = Number(await page.evaluate(answers)) > 0 || looks > MOST_LOOKS;
    const isRunning = /The query runs|The alerts are evaluated/.test(last);
    return isAnswered && !isEmpty && !isLookup && !isRunning && last === before;
  });
  const bytes = await page.screenshot();
  await page.close();
  return bytes;
}

if (import.meta.main) {
  await runCommand({
    usage: `npm run screenshots

Takes pictures of the console for the documentation, into docs/images/: one of each panel, of an order's story and of a trace. It starts
a stack of its own, on free ports and with a temporary state, and places orders that succeed, fail, are cancelled, refunded
and get stuck. It needs Chromium.`,
    options: {},
    run: () => takeScreenshots((line) => process.stdout.write(`${line}\n`)),
  });
  process.exit();
}

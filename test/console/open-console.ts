import type { Console } from '@partner-orders/embedded-azure/console';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ConsoleContext } from '../../tools/run-locally/console/console-context.ts';
import { startOrderConsole } from '../../tools/run-locally/console/start-order-console.ts';
import { launchChromium } from '../launch-chromium.ts';
import type { RunningStack } from '../running-stack.ts';

/** A page of the console, with what went wrong in it. */
export interface OpenPage {
  page: Page;
  /** Errors of scripts, of the console and of the content security policy. */
  faults: string[];
}

/** The console of a running stack, and a browser. */
export class ConsoleStage {
  readonly console: Console;
  readonly #browser: Browser;

  private constructor(console: Console, browser: Browser) {
    this.console = console;
    this.#browser = browser;
  }

  /** @param more what `npm start` gives its console besides */
  static async start(stack: RunningStack, more: Pick<ConsoleContext, 'host'> = {}): Promise<ConsoleStage> {
    const console = await startOrderConsole({ prepared: stack.prepared, port: 0, ...more });
    return new ConsoleStage(console, await launchChromium());
  }

  /** Opens a panel. @param at `/mail` */
  async open(at: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
    const page = await this.#browser.newPage(options);
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (line) => {
      if (line.type() === 'error') faults.push(line.text());
    });
    await page.goto(`${this.console.url}${at}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return { page, faults };
  }

  /** Asks the console's server as its page does. @param path below `/api` */
  async ask<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.console.url}/api${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.console.close();
  }
}

/** What axe finds wrong with the page as it is now: the rules of WCAG 2.2 AA and its best practices. */
export async function findBarriers(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the page's content security policy doesn't concern.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

/** Whether the page is wider than its window. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

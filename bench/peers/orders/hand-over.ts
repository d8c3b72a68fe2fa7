import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import type { OrderTables } from './order-tables.ts';

const LOOK_AGAIN_MS = 1_000;
const MOST = 200;

/**
 * Hands accepted orders over to Restate: at once, and again if the process or Restate ended in between. The workflow's
 * key is the order, so a second hand-over starts nothing.
 */
export class HandOver {
  readonly #tables: OrderTables;
  readonly #restate: Pool;
  #waiting = new Set<string>();
  #isRunning = false;

  constructor(tables: OrderTables, restateUrl: string) {
    this.#tables = tables;
    this.#restate = new Pool(restateUrl, { connections: 16 });
  }

  /** Looks for orders that were left behind, now and every second. */
  async watch(): Promise<never> {
    for (;;) {
      const left = await this.#tables.findToHandOver(MOST).catch(() => []);
      for (const id of left) this.give(id);
      await sleep(LOOK_AGAIN_MS);
    }
  }

  give(id: string): void {
    this.#waiting.add(id);
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.size > 0) {
      const ids = [...this.#waiting].slice(0, MOST);
      const given = await Promise.all(ids.map((id) => this.#send(id)));
      const done = ids.filter((_, n) => given[n]);
      for (const id of ids) this.#waiting.delete(id);
      if (done.length > 0) await this.#tables.noteHandedOver(done).catch(() => undefined);
    }
    this.#isRunning = false;
  }

  async #send(id: string): Promise<boolean> {
    try {
      const { statusCode, body } = await this.#restate.request({ method: 'POST', path: `/order/${id}/run/send` });
      await body.dump();
      return statusCode < 300 || statusCode === 409;
    } catch {
      return false;
    }
  }
}

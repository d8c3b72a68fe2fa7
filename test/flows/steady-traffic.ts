import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@partner-orders/loopback-server/until';
import { z } from 'zod';
import type { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { anOrder, type RunningStack } from '../running-stack.ts';

const Placed = z.looseObject({ id: z.string() });
const Page = z.looseObject({ meta: z.looseObject({ nextCursor: z.string().nullable() }) });

/** Requests and sagas that run until they are stopped. Every response that is not 2xx counts as a failure. */
export class SteadyTraffic {
  readonly failures: string[] = [];
  /** Orders in the sequence in which they were placed. */
  readonly placed: string[] = [];
  /** Cursors that the API returned, newest last. */
  readonly cursors: string[] = [];
  #answers = 0;
  #stopped = false;
  readonly #stack: RunningStack;
  readonly #partner: PartnerClient;
  readonly #running: Promise<unknown>;

  constructor(stack: RunningStack, partner: PartnerClient) {
    this.#stack = stack;
    this.#partner = partner;
    this.#running = Promise.all([
      ...Array.from({ length: 2 }, () => this.#repeat(() => this.#placeAndRead())),
      this.#repeat(() => this.#page('/v1/orders?limit=1')),
      this.#repeat(() => this.#page('/v1/products?limit=2')),
    ]);
  }

  /** Waits for more traffic: this many `answers`, and orders that were placed after now and have ended. */
  async goesOn(orders = 5, answers = 40): Promise<void> {
    const [from, before] = [this.placed.length, this.#answers];
    await until('more requests', async () => this.#answers >= before + answers);
    const later = await until('more orders', async () => {
      const found = this.placed.slice(from, from + orders);
      return found.length === orders && found;
    });
    await Promise.all(later.map((id) => this.#stack.ended('acme', id)));
  }

  /** Waits for what runs. After that, every placed order has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    await Promise.all(this.placed.map((id) => this.#stack.ended('acme', id)));
  }

  async #repeat(work: () => Promise<void>): Promise<void> {
    while (!this.#stopped) {
      await work();
      await sleep(10); // the machine has other work, too
    }
  }

  async #placeAndRead(): Promise<void> {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const placed = await this.#ask('POST', '/v1/orders', { body: anOrder(), headers });
    if (placed === undefined) return;
    const { id } = Placed.parse(placed);
    this.placed.push(id);
    await this.#ask('GET', `/v1/orders/${id}`);
  }

  /** The first page of a list, and the page that its cursor leads to. */
  async #page(path: string): Promise<void> {
    const first = await this.#ask('GET', path);
    const cursor = first === undefined ? null : Page.parse(first).meta.nextCursor;
    if (cursor === null) return;
    this.cursors.push(cursor);
    await this.#ask('GET', `${path}&cursor=${cursor}`);
  }

  async #ask(...[method, path, init]: Parameters<PartnerClient['request']>): Promise<unknown> {
    const response = await this.#partner.request(method, path, init);
    const text = await response.text();
    this.#answers += 1;
    if (response.ok) return JSON.parse(text);
    this.failures.push(`${method} ${path}: ${response.status} ${text}`);
    return undefined;
  }
}

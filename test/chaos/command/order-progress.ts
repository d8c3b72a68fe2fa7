import { setTimeout as sleep } from 'node:timers/promises';
import { CosmosClient } from '@azure/cosmos';
import { z } from 'zod';
import { containers, databaseId } from '../../../shared/adapters/cosmos/containers.ts';
import type { ChaosStack } from './chaos-stack.ts';

const Found = z.object({ id: z.string(), etag: z.string(), sagaStatus: z.string(), status: z.string() });
type Found = z.infer<typeof Found>;

const LOOK_EVERY_MS = 100;
const QUERY = {
  query: 'SELECT c.id, c._etag AS etag, c.sagaStatus, c["order"].status FROM c WHERE c.type = "order"',
};

/** Looks at all orders in the store: how far they are, and how long they need after a kill. */
export class OrderProgress {
  readonly #stack: ChaosStack;
  readonly #measuring: Promise<number>[] = [];
  #client: CosmosClient | undefined;

  constructor(stack: ChaosStack) {
    this.#stack = stack;
  }

  /** All orders by id; undefined if the store doesn't answer. */
  async look(): Promise<Map<string, Found> | undefined> {
    this.#client ??= new CosmosClient(this.#stack.ready.urls.cosmos);
    try {
      const container = this.#client.database(databaseId).container(containers.orders.id);
      const { resources } = await container.items.query<unknown>(QUERY, { forceQueryPlan: true }).fetchAll();
      return new Map(resources.map((found) => Found.parse(found)).map((found) => [found.id, found]));
    } catch {
      return undefined;
    }
  }

  /** Call it before a kill: measures until every order that is open now has changed. */
  async measureFromNow(): Promise<void> {
    const before = await this.look();
    if (before === undefined) return;
    const open = [...before.values()].filter(isOpen);
    if (open.length > 0) this.#measuring.push(this.#untilChanged(open));
  }

  /** Milliseconds of each measurement. */
  times(): Promise<number[]> {
    return Promise.all(this.#measuring);
  }

  close(): void {
    this.#client?.dispose();
  }

  async #untilChanged(open: Found[]): Promise<number> {
    const since = performance.now();
    for (;;) {
      await sleep(LOOK_EVERY_MS);
      const now = await this.look();
      const isStill = (one: Found) => now?.get(one.id)?.etag === one.etag;
      if (now !== undefined && !open.some(isStill)) return performance.now() - since;
      // An order that never moves is a violation that is reported at the end.
      if (performance.now() - since > 120_000) return performance.now() - since;
    }
  }
}

/** Its saga, or that of a refund, still works on it. */
export const isOpen = ({ sagaStatus, status }: Found): boolean => sagaStatus !== 'completed' || status === 'refunding';

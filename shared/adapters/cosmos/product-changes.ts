import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Sku } from '../../domain/ids.ts';
import { log } from '../../telemetry/log.ts';
import { runUntraced } from '../../telemetry/run-untraced.ts';
import { type ChangeReader, type CosmosChanges, MOST_CHANGES } from './cosmos-changes.ts';

const Changed = z.object({ type: z.literal('product'), sku: Sku });

/** Without a use for this long, reading ends: what is cached expires by itself. */
const IDLE_MS = 60_000;
/** How many times longer the pause is after a failure. */
const PATIENCE = 5;

export interface ProductChangesOptions {
  pollMs: number;
  idleMs?: number;
  onChanged(sku: Sku): void;
}

/**
 * Reports changed products to this process, by one reader of the change feed that runs while products are used. It only
 * makes changes known sooner: nothing may depend on it.
 */
export class ProductChanges {
  readonly #changes: Pick<CosmosChanges, 'begin' | 'readNext'>;
  readonly #options: ProductChangesOptions;
  #lastUse = Number.NEGATIVE_INFINITY;
  #isReading = false;

  constructor(changes: Pick<CosmosChanges, 'begin' | 'readNext'>, options: ProductChangesOptions) {
    this.#changes = changes;
    this.#options = options;
  }

  /** Call it with every use. */
  noteUse(): void {
    this.#lastUse = performance.now();
    if (this.#isReading) return;
    this.#isReading = true;
    void runUntraced(() => this.#readWhileUsed()).finally(() => {
      this.#isReading = false;
    });
  }

  async #readWhileUsed(): Promise<void> {
    while (this.#isUsed()) {
      try {
        const readers = await this.#changes.begin();
        await Promise.all(readers.map((reader) => this.#readRange(reader)));
      } catch (error) {
        log.warn(`changes of products are known later: ${error instanceof Error ? error.message : String(error)}`);
        await this.#pause(PATIENCE);
      }
    }
  }

  async #readRange(reader: ChangeReader): Promise<void> {
    while (this.#isUsed()) {
      const documents = await this.#changes.readNext(reader);
      for (const document of documents) {
        const changed = Changed.safeParse(document);
        if (changed.success) this.#options.onChanged(changed.data.sku);
      }
      if (documents.length < MOST_CHANGES) await this.#pause();
    }
  }

  #isUsed(): boolean {
    return performance.now() - this.#lastUse < (this.#options.idleMs ?? IDLE_MS);
  }

  /** It keeps no process alive. */
  #pause(times = 1): Promise<void> {
    return sleep(this.#options.pollMs * times, undefined, { ref: false });
  }
}

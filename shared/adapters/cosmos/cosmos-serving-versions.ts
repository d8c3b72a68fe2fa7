import type { Container } from '@azure/cosmos';
import { type DocumentType, schemaVersions } from '../../domain/schema-versions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ServingVersions } from '../../ports/serving-versions.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import { readWhatServes, SERVING_ID } from './serving-document.ts';

/** The longest time until a change of the serving versions is noticed. A release waits this long. */
export const NOTICED_WITHIN_MS = 10_000;

/** Reads which versions serve from the document that the release writes. */
export class CosmosServingVersions implements ServingVersions {
  readonly #cache: ExpiringCache<string, Awaited<ReturnType<typeof readWhatServes>>>;

  constructor(container: Container, clock: Clock) {
    const load = () => readWhatServes(container);
    this.#cache = new ExpiringCache(load, { clock, maxAgeMs: NOTICED_WITHIN_MS, maxEntries: 1 });
  }

  async findReadable(type: DocumentType): Promise<number> {
    const versions = (await this.#cache.get(SERVING_ID))?.reads ?? [];
    if (versions.length === 0) return formBefore(type);
    return Math.min(schemaVersions[type], ...versions.map((reads) => reads[type] ?? 1));
  }

  async findChangeTime(): Promise<Date> {
    const serving = await this.#cache.get(SERVING_ID);
    return new Date(serving?.at ?? 0);
  }
}

/** What the previous version could read: the form to write if no serving versions are recorded. */
export const formBefore = (type: DocumentType): number => Math.max(1, schemaVersions[type] - 1);

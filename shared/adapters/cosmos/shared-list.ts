import { setTimeout as wait } from 'node:timers/promises';
import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { type DocumentType, schemaVersions } from '../../domain/schema-versions.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { parseDocument } from './parse-document.ts';
import { CONFLICT, PRECONDITION_FAILED, statusOf } from './status-code.ts';

const MOST_ATTEMPTS = 10;

export interface About {
  /** The document's id, and its `type`. */
  id: string;
  /** The field with the list. */
  field: string;
  type: DocumentType;
  /** The name of the list in messages. */
  what: string;
}

/** A short list that operators change and every process reads, in one document. */
export class SharedList<T> {
  readonly #container: Container;
  readonly #about: About;
  readonly #items: z.ZodType<readonly T[]>;

  constructor(container: Container, about: About, items: z.ZodType<readonly T[]>) {
    this.#container = container;
    this.#about = about;
    this.#items = items;
  }

  async read(): Promise<readonly T[]> {
    return (await this.#read()).items;
  }

  /** Writes what `decide` makes of the stored list. If another writer is faster, `decide` runs again. */
  async change(decide: (items: readonly T[]) => readonly T[]): Promise<readonly T[]> {
    const { id, field, type, what } = this.#about;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const { items, etag } = await this.#read();
      const next = this.#items.parse(decide(items));
      const document = { id, type: id, schemaVersion: schemaVersions[type], [field]: next };
      try {
        if (etag === undefined) await this.#container.items.create(document);
        else {
          const accessCondition = { type: 'IfMatch', condition: etag };
          await this.#container.item(id, id).replace(document, { accessCondition });
        }
        return next;
      } catch (error) {
        const status = statusOf(error);
        if (status !== CONFLICT && status !== PRECONDITION_FAILED) throw error;
        await wait(Math.random() * 2 ** attempt);
      }
    }
    throw new Unavailable(`${what} were changed by others ${MOST_ATTEMPTS} times in a row`);
  }

  async #read(): Promise<{ items: readonly T[]; etag: string | undefined }> {
    const { id, field, type } = this.#about;
    const { resource, etag } = await this.#container.item(id, id).read<JSONObject>();
    if (resource === undefined) return { items: [], etag: undefined };
    const shape = z.object({ type: z.literal(id), [field]: this.#items });
    const found = parseDocument(shape, resource, type) as Record<string, unknown>;
    return { items: found[field] as readonly T[], etag };
  }
}

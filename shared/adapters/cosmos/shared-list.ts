import { setTimeout as wait } from 'node:timers/promises';
import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { type DocumentType, schemaVersions } from '../../domain/schema-versions.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { parseDocument } from './parse-document.ts';
import { isNewer } from './schema-version.ts';
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

/** What can be read of a list. */
export interface Readable<T> {
  items: readonly T[];
  /** What is wrong with the others, one text for each. */
  faults: readonly string[];
  /** False if nothing is known of any entry. */
  isList: boolean;
}

/** A short list that operators change and every process reads, in one document. */
export class SharedList<T> {
  readonly #container: Container;
  readonly #about: About;
  readonly #items: z.ZodType<readonly T[]>;
  readonly #toReadable: ((document: JSONObject) => Readable<T>) | undefined;

  /** @param toReadable leaves out what can't be read. Without it, one bad entry makes the list unreadable */
  constructor(
    container: Container,
    about: About,
    items: z.ZodType<readonly T[]>,
    toReadable?: (document: JSONObject) => Readable<T>,
  ) {
    this.#container = container;
    this.#about = about;
    this.#items = items;
    this.#toReadable = toReadable;
  }

  async read(): Promise<readonly T[]> {
    return (await this.readAll()).items;
  }

  async readAll(): Promise<Readable<T>> {
    return (await this.#read()).list;
  }

  /**
   * Writes what `decide` makes of the stored list. If another writer is faster, `decide` runs again. What can't be read is
   * gone afterwards.
   *
   * @throws Unavailable if only a newer version of the app can read all of it
   */
  async change(decide: (items: readonly T[], faults: readonly string[]) => readonly T[]): Promise<readonly T[]> {
    const { id, field, type, what } = this.#about;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const { list, etag, isNew } = await this.#read();
      if (isNew && list.faults.length > 0)
        throw new Unavailable(`${what} can't be changed: a newer version of the app wrote them`);
      const next = this.#items.parse(decide(list.items, list.faults));
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

  async #read(): Promise<{ list: Readable<T>; etag: string | undefined; isNew: boolean }> {
    const { id, type } = this.#about;
    const { resource, etag } = await this.#container.item(id, id).read<JSONObject>();
    if (resource === undefined) return { list: { items: [], faults: [], isList: true }, etag: undefined, isNew: false };
    const list = this.#toReadable?.(resource) ?? { items: this.#parse(resource), faults: [], isList: true };
    return { list, etag, isNew: isNewer(type, resource) };
  }

  #parse(resource: JSONObject): readonly T[] {
    const { id, field, type } = this.#about;
    const shape = z.object({ type: z.literal(id), [field]: this.#items });
    const found = parseDocument(shape, resource, type) as Record<string, unknown>;
    return found[field] as readonly T[];
  }
}

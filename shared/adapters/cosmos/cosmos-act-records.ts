import type { Container, JSONObject } from '@azure/cosmos';
import { type Act, type ActEnd, CHANGES_IN_PART, ordersOf, periodOf } from '../../domain/act.ts';
import { OrderId } from '../../domain/ids.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { ActRecords } from '../../ports/act-records.ts';

/**
 * An act and its end are two documents of one logical partition, because a document is never changed. An act of many changes has
 * one more for each part of them.
 */
export class CosmosActRecords implements ActRecords {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async begin(act: Act): Promise<void> {
    const { id, at, by, given } = act;
    const keys = { id, month: periodOf(act), type: 'act', schemaVersion: schemaVersions.act };
    await this.#container.items.create({
      ...keys,
      at,
      who: searchable(by),
      orders: ordersIn(given),
      act,
    } as JSONObject);
  }

  async end(act: Act, end: ActEnd): Promise<void> {
    const { changes } = end;
    const keys = { month: periodOf(act), schemaVersion: schemaVersions.act, actId: act.id, at: act.at };
    const create = (part: ActEnd['changes'], rest: object) =>
      this.#container.items.create({ ...keys, who: searchable(act.by), orders: ordersOf(part), ...rest } as JSONObject);
    // An act that has an end is complete. Its end has the first part too, so that few read the others.
    const isLong = changes.length > CHANGES_IN_PART;
    for (let from = isLong ? 0 : CHANGES_IN_PART; from < changes.length; from += CHANGES_IN_PART) {
      const part = changes.slice(from, from + CHANGES_IN_PART);
      await create(part, { id: `${act.id}.changes-${from}`, type: 'changes', from, changes: part });
    }
    const first = changes.slice(0, CHANGES_IN_PART);
    await create(first, { id: `${act.id}.end`, type: 'end', end: { ...end, changes: first } });
  }
}

/** Also where one argument names several. */
function ordersIn(given: Act['given']): string[] {
  const texts = Object.values(given).flatMap((value) => String(value).split(','));
  return [...new Set(texts.map((text) => text.trim()).filter((text) => OrderId.safeParse(text).success))];
}

/** What an operator is found by: the id, the name, and the name's words. */
function searchable({ id, name }: Act['by']): string[] {
  const small = name.toLowerCase();
  return [...new Set([...(id === undefined ? [] : [id.toLowerCase()]), small, ...small.split(/[\s@]+/)])];
}

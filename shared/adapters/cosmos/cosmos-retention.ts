import type { Container, JSONObject, SqlQuerySpec } from '@azure/cosmos';
import { z } from 'zod';
import { OrderRef } from '../../domain/ids.ts';
import { explainIssue } from '../../explain-issue.ts';
import type { FoundOrders, Retention, RetentionPlace } from '../../ports/retention.ts';
import { reportUnreadableDocument } from './read-document.ts';

const ID = 'retention';
export const RetentionDocument = z.object({
  type: z.literal('retention'),
  after: z.string(),
  left: z.array(OrderRef),
  damaged: z.array(z.string()).default([]),
});
const Row = z.looseObject({ id: z.string(), changedAt: z.string() });
/** Of a document that somebody has changed by hand since, the time may be gone. */
const DamagedRow = z.looseObject({ id: z.string() });
const IDS_IN_QUERY = 50;
const CHANGED_AT = 'c["order"].updatedAt';
const FIELDS = `c.id, c.partnerId, c.orderId, c.schemaVersion, ${CHANGED_AT} AS changedAt`;

/** Reads orders by the time of their last change, which an index has, and remembers in `releases` how far it is. */
export class CosmosRetention implements Retention {
  readonly #orders: Container;
  readonly #releases: Container;

  constructor({ orders, releases }: { orders: Container; releases: Container }) {
    this.#orders = orders;
    this.#releases = releases;
  }

  async readPlace(): Promise<RetentionPlace> {
    const { resource } = await this.#releases.item(ID, ID).read<JSONObject>();
    return resource === undefined ? { after: '', left: [], damaged: [] } : RetentionDocument.parse(resource);
  }

  /** One process at a time works on the task. If two did, some work would be done twice, without harm. */
  async writePlace({ after, left, damaged }: RetentionPlace): Promise<void> {
    await this.#releases.items.upsert({ id: ID, type: 'retention', schemaVersion: 1, after, left, damaged });
  }

  async list(after: string, before: Date, limit: number): ReturnType<Retention['list']> {
    for (let most = limit; ; most *= 2) {
      const rows = await this.#query(after, before, most);
      const last = rows.at(-1)?.changedAt;
      // A full page may end among orders of one time. The next page would pass over the rest of them.
      const whole = rows.length < most ? rows : rows.filter(({ changedAt }) => changedAt !== last);
      if (whole.length === 0 && rows.length > 0) continue;
      return { ...toFound(whole), last: whole.at(-1)?.changedAt };
    }
  }

  async readAgain(damaged: readonly string[]): Promise<FoundOrders> {
    const rows: z.infer<typeof DamagedRow>[] = [];
    for (let from = 0; from < damaged.length; from += IDS_IN_QUERY) {
      const ids = damaged.slice(from, from + IDS_IN_QUERY).map((value, n) => ({ name: `@id${n}`, value }));
      const list = ids.map(({ name }) => name).join(', ');
      const query = `SELECT ${FIELDS} FROM c WHERE c.type = "order" AND c.id IN (${list})`;
      rows.push(...(await this.#read(DamagedRow, { query, parameters: ids })));
    }
    return toFound(rows);
  }

  async #query(after: string, before: Date, most: number): Promise<z.infer<typeof Row>[]> {
    const query = `SELECT TOP ${most} ${FIELDS} FROM c
      WHERE c.type = "order" AND ${CHANGED_AT} > @after AND ${CHANGED_AT} < @before ORDER BY ${CHANGED_AT}`;
    const parameters = [
      { name: '@after', value: after },
      { name: '@before', value: before.toISOString() },
    ];
    return this.#read(Row, { query, parameters }, most);
  }

  async #read<T>(schema: z.ZodType<T>, query: SqlQuerySpec, most?: number): Promise<T[]> {
    const options = { forceQueryPlan: true, ...(most === undefined ? {} : { maxItemCount: most }) };
    const { resources } = await this.#orders.items.query<JSONObject>(query, options).fetchAll();
    return resources.map((row) => schema.parse(row));
  }
}

/** One damaged document must not stop the others. */
function toFound(rows: readonly z.infer<typeof DamagedRow>[]): FoundOrders {
  const found: FoundOrders = { refs: [], damaged: [] };
  for (const row of rows) {
    const { data: ref, error } = OrderRef.safeParse(row, { error: explainIssue });
    if (ref !== undefined) found.refs.push(ref);
    else {
      reportUnreadableDocument('order', row.id, row as JSONObject, error);
      found.damaged.push(row.id);
    }
  }
  return found;
}

import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { OrderRef } from '../../domain/ids.ts';
import type { Retention, RetentionPlace } from '../../ports/retention.ts';

const ID = 'retention';
export const RetentionDocument = z.object({
  type: z.literal('retention'),
  after: z.string(),
  left: z.array(OrderRef),
});
const Row = OrderRef.extend({ changedAt: z.string() });

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
    return resource === undefined ? { after: '', left: [] } : RetentionDocument.parse(resource);
  }

  /** One process at a time works on the task. If two did, some work would be done twice, without harm. */
  async writePlace({ after, left }: RetentionPlace): Promise<void> {
    await this.#releases.items.upsert({ id: ID, type: 'retention', schemaVersion: 1, after, left });
  }

  async list(after: string, before: Date, limit: number): ReturnType<Retention['list']> {
    for (let most = limit; ; most *= 2) {
      const rows = await this.#query(after, before, most);
      const last = rows.at(-1)?.changedAt;
      // A full page may end among orders of one time. The next page would pass over the rest of them.
      const whole = rows.length < most ? rows : rows.filter(({ changedAt }) => changedAt !== last);
      if (whole.length === 0 && rows.length > 0) continue;
      return whole.map(({ changedAt, ...ref }) => ({ ref, changedAt }));
    }
  }

  async #query(after: string, before: Date, most: number): Promise<z.infer<typeof Row>[]> {
    const changedAt = 'c["order"].updatedAt';
    const query = {
      query: `SELECT TOP ${most} c.partnerId, c.orderId, ${changedAt} AS changedAt FROM c
        WHERE c.type = "order" AND ${changedAt} > @after AND ${changedAt} < @before ORDER BY ${changedAt}`,
      parameters: [
        { name: '@after', value: after },
        { name: '@before', value: before.toISOString() },
      ],
    };
    const options = { forceQueryPlan: true, maxItemCount: most };
    const { resources } = await this.#orders.items.query<JSONObject>(query, options).fetchAll();
    return resources.map((row) => Row.parse(row));
  }
}

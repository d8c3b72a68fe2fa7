import type { Container, FeedOptions, JSONObject, SqlParameter, SqlQuerySpec } from '@azure/cosmos';
import type { PartnerId } from '../../domain/ids.ts';
import { requireOwnDocument } from './require-own-document.ts';

/** A query of one partner's documents. The condition on the partner is added to it. */
export interface PartnerQuery {
  /** The condition besides the one on the partner, for example `c.type = "order"`. */
  where: string;
  parameters?: SqlParameter[];
  /** Must begin with `c.partnerId`, as the composite indexes do. */
  orderBy?: string;
  /** At most this many documents. */
  top?: number;
}

/**
 * The only access to containers whose key begins with the partner. A query names the partner in WHERE, and Cosmos DB
 * routes it by that: it refuses part of a hierarchical key as `partitionKey`, and other SDKs were seen to ignore such a
 * key and return items of all partners. So every returned document is checked again before a caller gets it.
 *
 * The feeds have an owner besides the partners.
 */
export class PartnerDocuments<Owner extends string = PartnerId> {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  /** @throws ForeignDocument */
  async read(partnerId: Owner, id: string, restOfKey: string[]) {
    const { resource, etag } = await this.#container.item(id, keyOf(partnerId, restOfKey)).read<JSONObject>();
    return resource && { document: requireOwnDocument(this.#container.id, partnerId, resource), etag };
  }

  /** @throws ForeignDocument */
  async query(partnerId: Owner, asked: PartnerQuery): Promise<JSONObject[]> {
    const query = this.#container.items.query<JSONObject>(toSql(partnerId, asked), toFeedOptions(asked));
    const { resources } = await query.fetchAll();
    return resources.map((document) => requireOwnDocument(this.#container.id, partnerId, document));
  }

  /** Counts documents. The condition may use only indexed properties, otherwise every document is scanned. */
  async count(partnerId: Owner, where: string, parameters: SqlParameter[] = []): Promise<number> {
    const query = { query: `SELECT VALUE COUNT(1) FROM c WHERE c.partnerId = @partnerId AND (${where})` };
    const all = [{ name: '@partnerId', value: partnerId }, ...parameters];
    const { resources } = await this.#container.items
      .query<number>({ ...query, parameters: all }, { forceQueryPlan: true })
      .fetchAll();
    return Number(resources[0] ?? 0);
  }

  /**
   * Queries one logical partition.
   *
   * @throws ForeignDocument
   */
  async queryOne(partnerId: Owner, restOfKey: string[], asked: PartnerQuery): Promise<JSONObject[]> {
    const partitionKey = keyOf(partnerId, restOfKey);
    const { resources } = await this.#container.items
      .query<JSONObject>(toSql(partnerId, asked), { partitionKey })
      .fetchAll();
    return resources.map((document) => requireOwnDocument(this.#container.id, partnerId, document));
  }

  /**
   * Yields all documents, page by page.
   *
   * @throws ForeignDocument
   */
  async *each(partnerId: Owner, asked: PartnerQuery): AsyncIterable<JSONObject> {
    const query = this.#container.items.query<JSONObject>(toSql(partnerId, asked), toFeedOptions(asked));
    for await (const { resources } of query.getAsyncIterator()) {
      for (const document of resources) yield requireOwnDocument(this.#container.id, partnerId, document);
    }
  }
}

const LARGEST_PAGE = 1_000;

/**
 * Requests the query plan at once: without it the SDK first sends a query that Cosmos DB refuses. Don't combine it with
 * a partition key, because the SDK would then ignore the key. By default the SDK fetches ten items at a time.
 */
function toFeedOptions({ top = LARGEST_PAGE }: PartnerQuery): FeedOptions {
  return { forceQueryPlan: true, maxItemCount: Math.min(top, LARGEST_PAGE) };
}

function keyOf(partnerId: string, restOfKey: string[]): string | string[] {
  return restOfKey.length === 0 ? partnerId : [partnerId, ...restOfKey];
}

function toSql(partnerId: string, { where, parameters = [], orderBy, top }: PartnerQuery): SqlQuerySpec {
  const limit = top === undefined ? '' : 'TOP @top ';
  const order = orderBy === undefined ? '' : ` ORDER BY ${orderBy}`;
  return {
    query: `SELECT ${limit}* FROM c WHERE c.partnerId = @partnerId AND (${where})${order}`,
    parameters: [
      { name: '@partnerId', value: partnerId },
      ...(top === undefined ? [] : [{ name: '@top', value: top }]),
      ...parameters,
    ],
  };
}

import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import type { PartnerId } from '../../domain/ids.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { isWantedType, WebhookEndpoint } from '../../domain/webhook-endpoint.ts';
import type { Clock } from '../../ports/clock.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { ENDPOINTS_REMEMBERED_SECONDS, type WebhookEndpoints } from '../../ports/webhook-endpoints.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import { addOnce } from './add-once.ts';
import { parseDocument } from './parse-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { replaceUnchanged } from './replace-unchanged.ts';

const DOCUMENT_ID = 'webhook-endpoints';
const MOST_ATTEMPTS = 32;
export const EndpointsDocument = z.object({ endpoints: z.array(WebhookEndpoint) });

type Stored = { endpoints: WebhookEndpoint[]; etag: string | undefined };

/**
 * The endpoints of a partner are one document, so that their number is exact, and one read is enough to know where an
 * event has to be sent.
 */
export class CosmosWebhookEndpoints implements WebhookEndpoints {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;
  readonly #recent: ExpiringCache<PartnerId, WebhookEndpoint[]>;

  constructor(container: Container, clock: Clock) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
    const options = { clock, maxAgeMs: ENDPOINTS_REMEMBERED_SECONDS * 1_000, maxEntries: 10_000 };
    this.#recent = new ExpiringCache((partnerId) => this.#listReadable(partnerId), options);
  }

  async list(partnerId: PartnerId): Promise<WebhookEndpoint[]> {
    return (await this.#read(partnerId)).endpoints;
  }

  listRecent(partnerId: PartnerId): Promise<WebhookEndpoint[]> {
    return this.#recent.get(partnerId);
  }

  async change<D extends { endpoints?: readonly WebhookEndpoint[] }>(
    partnerId: PartnerId,
    decide: (endpoints: readonly WebhookEndpoint[]) => D,
  ): Promise<D> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const stored = await this.#read(partnerId);
      const decision = decide(stored.endpoints);
      if (decision.endpoints === undefined || (await this.#write(partnerId, decision.endpoints, stored.etag))) {
        return decision;
      }
    }
    throw new Unavailable(
      `the webhook endpoints of ${partnerId} were changed by others ${MOST_ATTEMPTS} times in a row`,
    );
  }

  /** None if the document can't be read, which is reported: it must not stop the webhooks of other partners. */
  async #listReadable(partnerId: PartnerId): Promise<WebhookEndpoint[]> {
    const found = await this.#documents.read(partnerId, DOCUMENT_ID, []);
    if (found === undefined) return [];
    const name = `${DOCUMENT_ID} of ${partnerId}`;
    return readDocument(EndpointsDocument, found.document, 'webhookEndpoints', name)?.endpoints ?? [];
  }

  async #read(partnerId: PartnerId): Promise<Stored> {
    const found = await this.#documents.read(partnerId, DOCUMENT_ID, []);
    if (found === undefined) return { endpoints: [], etag: undefined };
    const { endpoints } = parseDocument(EndpointsDocument, found.document, 'webhookEndpoints');
    return { endpoints, etag: found.etag };
  }

  async #write(
    partnerId: PartnerId,
    endpoints: readonly WebhookEndpoint[],
    etag: string | undefined,
  ): Promise<boolean> {
    const document: JSONObject & { id: string } = {
      ...{ id: DOCUMENT_ID, partnerId, type: 'webhookEndpoints', schemaVersion: schemaVersions.webhookEndpoints },
      endpoints: endpoints as unknown as JSONObject[],
      wants: ['stock'].filter((group) => endpoints.some((one) => one.enabled && hasGroup(one, group))),
    };
    if (etag !== undefined) return replaceUnchanged(this.#container, partnerId, document, etag);
    const { kind } = await addOnce(this.#container, partnerId, document);
    return kind === 'added';
  }

  async *eachWanting(group: 'stock'): AsyncIterable<PartnerId> {
    const query = {
      query: 'SELECT VALUE c.partnerId FROM c WHERE c.type = "webhookEndpoints" AND ARRAY_CONTAINS(c.wants, @group)',
      parameters: [{ name: '@group', value: group }],
    };
    const pages = this.#container.items.query<PartnerId>(query, { forceQueryPlan: true, maxItemCount: 1_000 });
    for await (const { resources } of pages.getAsyncIterator()) yield* resources;
  }
}

const hasGroup = ({ types }: WebhookEndpoint, group: string) =>
  types.some((type) => type.startsWith(`${group}.`)) || isWantedType(types, `${group}.`);

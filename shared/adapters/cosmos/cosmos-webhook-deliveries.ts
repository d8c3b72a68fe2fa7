import type { Container, JSONObject } from '@azure/cosmos';
import type { OrderId } from '../../domain/ids.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import {
  type DeliveryRef,
  type DeliveryStatus,
  subjectOfDelivery,
  WebhookDelivery,
} from '../../domain/webhook-delivery.ts';
import type { EndpointRef } from '../../domain/webhook-endpoint.ts';
import type { DeliveryPage, ReadDelivery, WebhookDeliveries } from '../../ports/webhook-deliveries.ts';
import { addOnce } from './add-once.ts';
import { parseDocument } from './parse-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readDocument } from './read-document.ts';
import { replaceUnchanged } from './replace-unchanged.ts';

/** Sorts after every list key. */
const LAST = '~';

/**
 * Deliveries in Cosmos DB. Those of one endpoint about one order are one logical partition, so that a busy endpoint is
 * spread over many.
 */
export class CosmosWebhookDeliveries implements WebhookDeliveries {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async find({ partnerId, endpointId, id }: DeliveryRef): Promise<ReadDelivery | undefined> {
    const found = await this.#documents.read(partnerId, id, [endpointId, subjectOfDelivery(id)]);
    return found && { delivery: parseDocument(WebhookDelivery, found.document, 'delivery'), etag: found.etag };
  }

  async add(delivery: WebhookDelivery): Promise<boolean> {
    const { kind } = await addOnce(this.#container, keyOf(delivery), toDocument(delivery));
    return kind === 'added';
  }

  replace(delivery: WebhookDelivery, etag: string): Promise<boolean> {
    return replaceUnchanged(this.#container, keyOf(delivery), toDocument(delivery), etag);
  }

  async list(
    { partnerId, endpointId }: EndpointRef,
    { status, after = LAST, limit }: { status?: DeliveryStatus | undefined; after?: string | undefined; limit: number },
  ): Promise<DeliveryPage> {
    const ofStatus = status === undefined ? '' : 'c.status = @status AND ';
    const documents = await this.#documents.query(partnerId, {
      where: `c.endpointId = @endpointId AND ${ofStatus}c.listKey < @after`,
      parameters: [
        { name: '@endpointId', value: endpointId },
        { name: '@after', value: after },
        ...(status === undefined ? [] : [{ name: '@status', value: status }]),
      ],
      orderBy: `c.partnerId DESC, c.endpointId DESC, ${status === undefined ? '' : 'c.status DESC, '}c.listKey DESC`,
      top: limit + 1,
    });
    const page = documents.slice(0, limit);
    const next = documents.length > limit ? String(page.at(-1)?.['listKey']) : undefined;
    return { deliveries: readDeliveries(page), next };
  }

  async listAbout(orderId: OrderId, { partnerId, endpointId }: EndpointRef, limit: number): Promise<WebhookDelivery[]> {
    const documents = await this.#documents.queryOne(partnerId, [endpointId, orderId], {
      ...{ where: 'TRUE', orderBy: 'c.listKey DESC', top: limit },
    });
    return readDeliveries(documents);
  }
}

function readDeliveries(documents: readonly JSONObject[]): WebhookDelivery[] {
  return documents.flatMap(
    (document) => readDocument(WebhookDelivery, document, 'delivery', String(document['id'])) ?? [],
  );
}

const keyOf = ({ partnerId, endpointId, id }: DeliveryRef) => [partnerId, endpointId, subjectOfDelivery(id)];

function toDocument(delivery: WebhookDelivery): JSONObject & { id: string } {
  return {
    ...(delivery as unknown as JSONObject),
    id: delivery.id,
    subject: subjectOfDelivery(delivery.id),
    type: delivery.type,
    listKey: `${delivery.createdAt}#${delivery.id}`,
    schemaVersion: schemaVersions.delivery,
  };
}

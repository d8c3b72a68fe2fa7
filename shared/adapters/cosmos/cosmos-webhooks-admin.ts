import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import { EndpointId, PartnerId } from '../../domain/ids.ts';
import { WebhookEndpoint } from '../../domain/webhook-endpoint.ts';
import { explainIssue } from '../../explain-issue.ts';
import type { OwnedEndpoint, WebhooksAdmin } from '../../ports/webhooks-admin.ts';

const EndpointsDocument = z.object({ partnerId: PartnerId, endpoints: z.array(WebhookEndpoint) });
const Pending = z.object({ endpointId: EndpointId, pending: z.int() });

/** Reads what `CosmosWebhookEndpoints` and `CosmosWebhookDeliveries` write, of all partners. */
export class CosmosWebhooksAdmin implements WebhooksAdmin {
  readonly #partners: Container;
  readonly #deliveries: Container;

  constructor(containers: { partners: Container; deliveries: Container }) {
    this.#partners = containers.partners;
    this.#deliveries = containers.deliveries;
  }

  async list() {
    const query = 'SELECT * FROM c WHERE c.type = "webhookEndpoints"';
    const { resources } = await this.#partners.items.query<JSONObject>(query, { forceQueryPlan: true }).fetchAll();
    const endpoints: OwnedEndpoint[] = [];
    const unreadable: { partnerId: string; fault: string }[] = [];
    for (const document of resources) {
      const { data, error } = EndpointsDocument.safeParse(document, { error: explainIssue });
      if (error !== undefined)
        unreadable.push({ partnerId: String(document['partnerId']), fault: causeOf(error).message });
      for (const endpoint of data?.endpoints ?? [])
        endpoints.push({ partnerId: data?.partnerId as PartnerId, endpoint });
    }
    return { endpoints: endpoints.toSorted((a, b) => (a.partnerId < b.partnerId ? -1 : 1)), unreadable };
  }

  async countPending(): Promise<Map<EndpointId, number>> {
    const query = 'SELECT c.endpointId, COUNT(1) AS pending FROM c WHERE c.status = "pending" GROUP BY c.endpointId';
    const { resources } = await this.#deliveries.items.query(query, { forceQueryPlan: true }).fetchAll();
    const counts = new Map<EndpointId, number>();
    for (const group of resources) {
      const { data } = Pending.safeParse(group);
      // A damaged delivery may name no endpoint: it hides no other.
      if (data === undefined) continue;
      const { endpointId, pending } = data;
      counts.set(endpointId, (counts.get(endpointId) ?? 0) + pending);
    }
    return counts;
  }
}

import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { PartnerId } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Partner, type Partners, REMEMBERED_SECONDS } from '../../ports/partners.ts';
import { ExpiringCache } from '../expiring-cache.ts';
import { parseDocument } from './parse-document.ts';
import { PartnerDocuments } from './partner-documents.ts';

export const PARTNER_ID = 'partner';
export const PartnerDocument = z.object({
  type: z.literal('partner'),
  partnerId: PartnerId,
  name: z.string(),
  tier: z.string(),
  /** The time since when the partner is disabled; null if it was enabled again. */
  disabledAt: z.iso.datetime().nullable().optional(),
});
export const ClientDocument = z.object({ type: z.literal('client'), clientId: z.string(), partnerId: PartnerId });

/** Partners in Cosmos DB, found by their OAuth clients and cached for a minute. */
export class CosmosPartners implements Partners {
  readonly #clients: Container;
  readonly #partners: PartnerDocuments;
  readonly #cache: ExpiringCache<string, Partner | undefined>;

  constructor(containers: { clients: Container; partners: Container }, clock: Clock) {
    this.#clients = containers.clients;
    this.#partners = new PartnerDocuments(containers.partners);
    const options = { clock, maxAgeMs: REMEMBERED_SECONDS * 1_000, maxEntries: 10_000 };
    this.#cache = new ExpiringCache((clientId) => this.#load(clientId), options);
  }

  findByClient(clientId: string): Promise<Partner | undefined> {
    return this.#cache.get(clientId);
  }

  async #load(clientId: string): Promise<Partner | undefined> {
    const client = await this.#clients.item(clientId, clientId).read<JSONObject>();
    if (client.resource === undefined) return undefined;
    const { partnerId } = parseDocument(ClientDocument, client.resource, 'client');
    const partner = await this.#partners.read(partnerId, PARTNER_ID, []);
    if (partner === undefined) return undefined;
    const { name, tier, disabledAt } = parseDocument(PartnerDocument, partner.document, 'partner');
    if (disabledAt) return undefined;
    return { id: partnerId, name, tier };
  }
}

import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { PartnerId } from '../../domain/ids.ts';
import { Currency } from '../../domain/money.ts';
import { PriceList } from '../../domain/price-schedule.ts';
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
  /** Without it the default price list applies. */
  priceList: PriceList.optional(),
  /** Without it a product has the price of its first currency. */
  currency: Currency.optional(),
});
export const ClientDocument = z.object({ type: z.literal('client'), clientId: z.string(), partnerId: PartnerId });

/** Partners in Cosmos DB, found by their OAuth clients and cached for a minute. */
export class CosmosPartners implements Partners {
  readonly #clients: Container;
  readonly #partners: PartnerDocuments;
  readonly #cache: ExpiringCache<string, ClientOwner>;

  constructor(containers: { clients: Container; partners: Container }, clock: Clock) {
    this.#clients = containers.clients;
    this.#partners = new PartnerDocuments(containers.partners);
    const options = { clock, maxAgeMs: REMEMBERED_SECONDS * 1_000, maxEntries: 10_000 };
    this.#cache = new ExpiringCache((clientId) => this.#load(clientId), options);
  }

  async findByClient(clientId: string): Promise<Partner | undefined> {
    const owner = await this.#cache.get(clientId);
    return owner.kind === 'partner' ? owner.partner : undefined;
  }

  async isOfPartner(clientId: string): Promise<boolean> {
    return (await this.#cache.get(clientId)).kind !== 'nobody';
  }

  async #load(clientId: string): Promise<ClientOwner> {
    const client = await this.#clients.item(clientId, clientId).read<JSONObject>();
    if (client.resource === undefined) return { kind: 'nobody' };
    const { partnerId } = parseDocument(ClientDocument, client.resource, 'client');
    const found = await this.#partners.read(partnerId, PARTNER_ID, []);
    if (found === undefined) return { kind: 'disabled' };
    const { name, tier, disabledAt, priceList, currency } = parseDocument(PartnerDocument, found.document, 'partner');
    if (disabledAt) return { kind: 'disabled' };
    const terms = { ...(priceList ? { priceList } : {}), ...(currency ? { currency } : {}) };
    return { kind: 'partner', partner: { id: partnerId, name, tier, ...terms } };
  }
}

/** Whose client it is: a partner's that may call, a partner's that may not, or nobody's. */
type ClientOwner = { kind: 'partner'; partner: Partner } | { kind: 'disabled' } | { kind: 'nobody' };

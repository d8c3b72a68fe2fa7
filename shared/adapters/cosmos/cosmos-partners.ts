import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { PartnerId } from '../../domain/ids.ts';
import { MailAddress } from '../../domain/mail-address.ts';
import { Currency } from '../../domain/money.ts';
import { personalData } from '../../domain/personal-data.ts';
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
  name: z.string().register(personalData, { of: 'partner' }),
  tier: z.string(),
  /** The time since when the partner is disabled; null if it was enabled again. */
  disabledAt: z.iso.datetime().nullable().optional(),
  /** Without it the default price list applies. */
  priceList: PriceList.optional(),
  /** Without it a product has the price of its first currency. */
  currency: Currency.optional(),
  /** Where notices to the partner go. */
  contact: MailAddress.clone().register(personalData, { of: 'partner' }).optional(),
});
export const ClientDocument = z.object({ type: z.literal('client'), clientId: z.string(), partnerId: PartnerId });

/** Partners in Cosmos DB, found by their OAuth clients and cached for a minute. */
export class CosmosPartners implements Partners {
  readonly #clients: Container;
  readonly #partners: PartnerDocuments;
  readonly #cache: ExpiringCache<string, ClientOwner>;
  readonly #byId: ExpiringCache<PartnerId, Partner | undefined>;

  constructor(containers: { clients: Container; partners: Container }, clock: Clock) {
    this.#clients = containers.clients;
    this.#partners = new PartnerDocuments(containers.partners);
    const options = { clock, maxAgeMs: REMEMBERED_SECONDS * 1_000, maxEntries: 10_000 };
    this.#cache = new ExpiringCache((clientId) => this.#load(clientId), options);
    this.#byId = new ExpiringCache((partnerId) => this.#loadPartner(partnerId), options);
  }

  find(partnerId: PartnerId): Promise<Partner | undefined> {
    return this.#byId.get(partnerId);
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
    const partner = await this.#loadPartner(partnerId);
    return partner === undefined ? { kind: 'disabled' } : { kind: 'partner', partner };
  }

  async #loadPartner(partnerId: PartnerId): Promise<Partner | undefined> {
    const found = await this.#partners.read(partnerId, PARTNER_ID, []);
    if (found === undefined) return undefined;
    const { name, tier, disabledAt, priceList, currency } = parseDocument(PartnerDocument, found.document, 'partner');
    if (disabledAt) return undefined;
    return { id: partnerId, name, tier, ...(priceList ? { priceList } : {}), ...(currency ? { currency } : {}) };
  }
}

/** Whose client it is: a partner's that may call, a partner's that may not, or nobody's. */
type ClientOwner = { kind: 'partner'; partner: Partner } | { kind: 'disabled' } | { kind: 'nobody' };

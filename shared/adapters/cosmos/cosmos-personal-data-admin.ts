import type { Container, JSONObject } from '@azure/cosmos';
import type { OrderId, OrderRef, PartnerId } from '../../domain/ids.ts';
import { isContact } from '../../domain/is-contact.ts';
import type { NewerOrder } from '../../domain/newer-order.ts';
import type { Address, Order } from '../../domain/order.ts';
import { LONGEST_TERM, meetsTerm, type TermCondition, toTerm } from '../../domain/order-terms.ts';
import { type PersonalDataAdmin, type PersonsOrder, UNREADABLE } from '../../ports/personal-data-admin.ts';
import { findSentEndpoints } from './find-sent-endpoints.ts';
import { readOrder } from './order-document.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { readHits } from './read-hits.ts';
import { readProviderDocuments } from './read-provider-documents.ts';

const PAGE = 100;

export class CosmosPersonalDataAdmin implements PersonalDataAdmin {
  readonly #orders: PartnerDocuments;
  readonly #deliveries: PartnerDocuments;
  readonly #ofProviders: Record<'providerEvents' | 'reconciliation', Container>;

  constructor({
    orders,
    deliveries,
    ...ofProviders
  }: Record<'orders' | 'deliveries' | 'providerEvents' | 'reconciliation', Container>) {
    this.#orders = new PartnerDocuments(orders);
    this.#deliveries = new PartnerDocuments(deliveries);
    this.#ofProviders = ofProviders;
  }

  async findOrders(partnerId: PartnerId, condition: TermCondition): Promise<PersonsOrder[]> {
    const lead = { ...condition, match: 'exact' as const };
    const found = new Set<OrderId>();
    let after: string | undefined;
    for (;;) {
      const request = { lead, bounds: { after }, after: undefined, newestFirst: false, limit: PAGE };
      const hits = await readHits(this.#orders, partnerId, request);
      for (const { orderId } of hits) found.add(orderId);
      after = hits.at(-1)?.listKey;
      if (hits.length < PAGE) break;
    }
    // Only of a very long value: the index has its beginning, so others may begin in the same way.
    const isCut = toTerm(lead).length >= LONGEST_TERM;
    const doubtful = new Set<OrderId>();
    const read = await this.#read(partnerId, [...found], (order) => {
      if (isCut && !meetsTerm(order, lead)) doubtful.add(order.id);
      return true;
    });
    return read.map((order) => (doubtful.has(order.id) ? { ...order, isDoubtful: true } : order));
  }

  readOrders(partnerId: PartnerId, ids: readonly OrderId[]): Promise<PersonsOrder[]> {
    return this.#read(partnerId, ids, () => true);
  }

  async readAddresses(partnerId: PartnerId, ids: readonly OrderId[]): Promise<Address[]> {
    const addresses: Address[] = [];
    await this.#read(partnerId, ids, ({ shipTo, erasedAt }) => {
      if (erasedAt === undefined) addresses.push(shipTo);
      return true;
    });
    return addresses;
  }

  async readNaming(partnerId: PartnerId, ids: readonly OrderId[]): Promise<string[]> {
    const texts = new Set<string>();
    await this.#read(partnerId, ids, ({ shipTo, metadata, erasedAt }) => {
      if (erasedAt === undefined) texts.add(shipTo.name);
      for (const value of Object.values(metadata)) if (isContact(value)) texts.add(value);
      return true;
    });
    return [...texts];
  }

  async readDocuments({ partnerId, orderId }: OrderRef): Promise<Record<string, unknown>[]> {
    const ofOrder = await this.#orders.queryOne(partnerId, [orderId], { where: 'TRUE' });
    const endpoints = await findSentEndpoints(this.#deliveries, partnerId);
    const ofWebhooks = await Promise.all(
      endpoints.map((endpointId) => this.#deliveries.queryOne(partnerId, [endpointId, orderId], { where: 'TRUE' })),
    );
    const order = ofOrder.find(({ type }) => type === 'order');
    const ofProviders = await readProviderDocuments(this.#ofProviders, orderId, order);
    return [...ofOrder, ...ofWebhooks.flat(), ...ofProviders].map(withoutOwnFields);
  }

  async #read(
    partnerId: PartnerId,
    ids: readonly OrderId[],
    isWanted: (order: Order | NewerOrder) => boolean,
  ): Promise<PersonsOrder[]> {
    const orders: PersonsOrder[] = [];
    for (const id of ids) {
      const found = await this.#orders.read(partnerId, id, [id]);
      if (found === undefined) continue;
      const read = readOrder(found.document);
      if (read.kind === 'unreadable') {
        const unknown = { postalCode: '', country: '' };
        orders.push({ id, placedAt: '', status: UNREADABLE, ...unknown });
        continue;
      }
      const { createdAt: placedAt, status, shipTo, erasedAt } = read.order;
      if (!isWanted(read.order)) continue;
      const { postalCode, country } = shipTo;
      orders.push({ id, placedAt, status, postalCode, country, ...(erasedAt === undefined ? {} : { erasedAt }) });
    }
    return orders;
  }
}

/** Cosmos DB's own fields begin with an underscore. */
const withoutOwnFields = (document: JSONObject): Record<string, unknown> =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('_')));

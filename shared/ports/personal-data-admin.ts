import type { OrderId, OrderRef, PartnerId } from '../domain/ids.ts';
import type { Address } from '../domain/order.ts';
import type { TermCondition } from '../domain/order-terms.ts';

/** The status of an order that can't be read. */
export const UNREADABLE = 'unreadable';

/** An order that may hold the data of a person. */
export interface PersonsOrder {
  id: OrderId;
  placedAt: string;
  status: string;
  postalCode: string;
  country: string;
  erasedAt?: string;
  /** It was found by the beginning of a very long value, and has another one now: it may be from before a correction. */
  isDoubtful?: true;
}

/** What is stored about a person, of a partner's orders. Only operators read it, to hand it over or to erase it. */
export interface PersonalDataAdmin {
  /** All orders that have this value, or had it before a correction, the oldest first. The value is compared whole. */
  findOrders(partnerId: PartnerId, condition: TermCondition): Promise<PersonsOrder[]>;

  /** These orders; those that don't exist are left out. */
  readOrders(partnerId: PartnerId, ids: readonly OrderId[]): Promise<PersonsOrder[]>;

  /** Where these orders go; those that are erased or can't be read are left out. */
  readAddresses(partnerId: PartnerId, ids: readonly OrderId[]): Promise<Address[]>;

  /**
   * By what the recipients of these orders are known: their names, and what looks like a mail address or a phone
   * number in the metadata.
   */
  readNaming(partnerId: PartnerId, ids: readonly OrderId[]): Promise<string[]>;

  /** Everything that is stored with an order, and about its webhooks, as it is stored. */
  readDocuments(ref: OrderRef): Promise<Record<string, unknown>[]>;
}

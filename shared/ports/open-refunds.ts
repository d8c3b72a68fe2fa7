import type { PartnerId, RefundRef } from '../domain/ids.ts';

/** A partner with refunds that are not done. */
export interface PartnerWithRefunds {
  partnerId: PartnerId;
  /** When the first of them is to be looked for: see `searchTimeOf`. */
  searchAt: Date;
}

/** Finds the refunds that are not done. */
export interface OpenRefunds {
  /** The next partner with such refunds, by id. Without `partnerId`, the first one. */
  findNextPartner(partnerId: PartnerId | undefined): Promise<PartnerWithRefunds | undefined>;

  /** Lists a partner's refunds that were to be looked for before a time, the longest overdue first, at most `limit`. */
  listDue(partnerId: PartnerId, before: Date, limit: number): Promise<RefundRef[]>;

  /** Counts the refunds of all partners that the payment provider has had since before a time and has not finished. */
  countAtProvider(before: Date): Promise<number>;
}

import type { PartnerId } from '../domain/ids.ts';
import type { PriceTerms } from '../domain/price-schedule.ts';

/** A partner, with the price list and currency of its orders. */
export interface NewPartner extends PriceTerms {
  id: PartnerId;
  name: string;
  tier: string;
}

/** An OAuth client and the partner that it acts for. */
export interface PartnerClientId {
  clientId: string;
  partnerId: PartnerId;
}

/**
 * If a different document exists, nothing is written: `differs` names the first field that is different, and its stored
 * value.
 */
export type AddedOnce = { kind: 'added' } | { kind: 'unchanged' } | { kind: 'differs'; field: string; stored: unknown };

export interface PartnerRecord extends NewPartner {
  /** Since when the partner's calls are refused. */
  disabledAt: string | undefined;
  clientIds: string[];
}

/** The operators' access to partners. */
export interface PartnersAdmin {
  add(partner: NewPartner): Promise<AddedOnce>;

  /** The partner must exist: a client without one can't call anything. */
  addClient(client: PartnerClientId): Promise<AddedOnce>;

  /** Lists all partners by id, and those that can't be read. */
  list(): Promise<{ partners: PartnerRecord[]; unreadable: { id: string; fault: string }[] }>;

  /** @returns false if there is no such partner */
  disable(id: PartnerId, at: Date): Promise<boolean>;

  /** Reverts `disable`. @returns false if there is no such partner */
  enable(id: PartnerId): Promise<boolean>;
}

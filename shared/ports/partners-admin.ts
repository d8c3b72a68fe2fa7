import type { PartnerId } from '../domain/ids.ts';
import type { PriceTerms } from '../domain/price-schedule.ts';

/** A partner, with the price list and currency of its orders. */
export interface NewPartner extends PriceTerms {
  id: PartnerId;
  name: string;
  tier: string;
  /** The mail address for notices. */
  contact?: string | undefined;
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

/** What became of a new partner with its client. Only `added` and `unchanged` leave the client with this partner. */
export type AddedPartner =
  | AddedOnce
  /** The client acts for another partner. */
  | { kind: 'taken'; partnerId: string };

/** What operators change of a partner. */
export interface PartnerSettings extends PriceTerms {
  contact?: string | undefined;
}

export interface SettingsChange {
  before: PartnerSettings;
  after: PartnerSettings;
}

/** The operators' access to partners. */
export interface PartnersAdmin {
  /**
   * Adds a partner with a client, or another client to a partner that has the same values. Creating the client decides: it
   * comes last, and until then the partner can call nothing. A partner without a client, which an interrupted call has left, may
   * be added with other values.
   */
  addWithClient(partner: NewPartner, clientId: string): Promise<AddedPartner>;

  /**
   * Changes the price list, currency and contact that are named here; null takes one away.
   *
   * @param isDryRun only says what would change
   * @returns undefined if there is no such partner
   */
  set(
    id: PartnerId,
    settings: { [K in keyof PartnerSettings]?: PartnerSettings[K] | null },
    isDryRun: boolean,
  ): Promise<SettingsChange | undefined>;

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

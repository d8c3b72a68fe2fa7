import type { PartnerId } from '../domain/ids.ts';

export interface NewPartner {
  id: PartnerId;
  name: string;
  tier: string;
}

/** An OAuth client, and the partner that it acts for. */
export interface PartnerClientId {
  clientId: string;
  partnerId: PartnerId;
}

/** Nothing is written where something else stands: `differs` names the first field that is not the same, and its value. */
export type AddedOnce = { kind: 'added' } | { kind: 'unchanged' } | { kind: 'differs'; field: string; stored: unknown };

export interface PartnerRecord extends NewPartner {
  /** Since when its calls are refused. */
  disabledAt: string | undefined;
  clientIds: string[];
}

/** What operators do with partners. */
export interface PartnersAdmin {
  add(partner: NewPartner): Promise<AddedOnce>;

  /** The partner must be there: a client without one may call nothing. */
  addClient(client: PartnerClientId): Promise<AddedOnce>;

  /** All partners by id, and those that can't be read. */
  list(): Promise<{ partners: PartnerRecord[]; unreadable: { id: string; fault: string }[] }>;

  /** @returns false if there is no such partner */
  disable(id: PartnerId, at: Date): Promise<boolean>;

  /** Takes `disable` back. @returns false if there is no such partner */
  enable(id: PartnerId): Promise<boolean>;
}

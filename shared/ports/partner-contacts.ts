import type { PartnerId } from '../domain/ids.ts';

/** Whom we write to if a partner has to do something. */
export interface PartnerContacts {
  /** The mail address of a partner's contact, or undefined if we know none. */
  findContact(partnerId: PartnerId): Promise<string | undefined>;
}

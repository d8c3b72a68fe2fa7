import type { PartnerId } from '../domain/ids.ts';
import type { PriceTerms } from '../domain/price-schedule.ts';

/** A partner, with the price list and currency of its orders. */
export interface Partner extends PriceTerms {
  id: PartnerId;
  name: string;
  tier: string;
}

/** How long it can take until every instance notices a change of a partner. */
export const REMEMBERED_SECONDS = 60;

export interface Partners {
  /** A partner that is not disabled. The answer is at most `REMEMBERED_SECONDS` old. */
  find(partnerId: PartnerId): Promise<Partner | undefined>;

  /** The partner that an OAuth client acts for, or undefined. The answer is at most `REMEMBERED_SECONDS` old. */
  findByClient(clientId: string): Promise<Partner | undefined>;

  /** Whether an OAuth client is a partner's, even one of a disabled partner. As old as the answer above. */
  isOfPartner(clientId: string): Promise<boolean>;
}

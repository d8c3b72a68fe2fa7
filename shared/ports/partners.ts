import type { PartnerId } from '../domain/ids.ts';

export interface Partner {
  id: PartnerId;
  name: string;
  tier: string;
}

/** How long it can take until every instance notices a change of a partner. */
export const REMEMBERED_SECONDS = 60;

export interface Partners {
  /** The partner that an OAuth client acts for, or undefined. The answer is at most `REMEMBERED_SECONDS` old. */
  findByClient(clientId: string): Promise<Partner | undefined>;
}

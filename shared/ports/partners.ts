import type { PartnerId } from '../domain/ids.ts';

export interface Partner {
  id: PartnerId;
  name: string;
  tier: string;
}

export interface Partners {
  /** The partner that an OAuth client acts for, or undefined; seconds old at the most. */
  byClient(clientId: string): Promise<Partner | undefined>;
}

import type { PartnerId } from '../domain/ids.ts';

export interface Partner {
  id: PartnerId;
  name: string;
  tier: string;
}

/** How long a change of a partner may take until every instance knows it. */
export const REMEMBERED_SECONDS = 60;

export interface Partners {
  /** The partner that an OAuth client acts for, or undefined; at most `REMEMBERED_SECONDS` old. */
  findByClient(clientId: string): Promise<Partner | undefined>;
}

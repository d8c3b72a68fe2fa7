import type { PartnerOrdersClient } from '../partner-orders-client.ts';

/** The API that a command uses. */
export interface Connection {
  readonly client: PartnerOrdersClient;
  readonly baseUrl: string;
  /** Whose events these are, if the caller knows it. */
  readonly partner?: string;
  /** What may be wrong if nothing answers. */
  readonly advice?: string;
  /** Whether the feed may begin again with nothing in it, as that of a local stack can. */
  readonly isForTrials?: boolean;
  /** The simulated carrier of a local stack. */
  readonly carrier?: string;
}

import { PartnerOrdersClient } from '../packages/partner-client/src/index.ts';

/** A partner's client, which goes on over answers that ask it to wait. */
export function connectPartner(baseUrl: string, token: string): PartnerOrdersClient {
  return new PartnerOrdersClient({ baseUrl, credentials: () => Promise.resolve(token), retry: { attempts: 10 } });
}

import { PartnerOrdersClient, type PartnerOrdersOptions } from '../partner-orders-client.ts';
import type { Connection } from './connection.ts';

/** @throws TypeError if the address is none */
export function createConnection({
  credentials,
  ...about
}: Omit<Connection, 'client'> & Pick<PartnerOrdersOptions, 'credentials'>): Connection {
  return { ...about, client: new PartnerOrdersClient({ baseUrl: about.baseUrl, credentials }) };
}

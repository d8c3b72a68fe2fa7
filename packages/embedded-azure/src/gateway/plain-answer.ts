import type { GatewayResponse } from './exchange.ts';
import type { GatewayFault } from './gateway-fault.ts';

/** The answer to a fault if on-error produces none. */
export function plainAnswer({
  status,
  message,
  headers,
}: Pick<GatewayFault, 'status' | 'message' | 'headers'>): GatewayResponse {
  const body = Buffer.from(JSON.stringify({ statusCode: status, message }));
  const ofBody = { 'content-type': 'application/json', 'content-length': String(body.length) };
  return { status, headers: { ...headers, ...ofBody }, body };
}

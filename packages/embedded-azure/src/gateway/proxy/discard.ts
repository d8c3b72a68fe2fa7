import type { GatewayResponse } from '../exchange.ts';

/** Reads an unwanted response to its end, so that its connection can be reused. */
export function discard(response: GatewayResponse | undefined): void {
  if (response !== undefined && !Buffer.isBuffer(response.body)) response.body.on('error', () => undefined).resume();
}

import type { GatewayResponse } from '../exchange.ts';

/** Reads a response that nobody will get to its end, so that its connection can be used again. */
export function discard(response: GatewayResponse | undefined): void {
  if (response !== undefined && !Buffer.isBuffer(response.body)) response.body.on('error', () => undefined).resume();
}

import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';

/** The console itself receives: it refuses pages of other origins, and the app is none. */
export function receiverUrl({ headers: { host = '' } }: SimulatorRequest, partner: string): string {
  return `http://127.0.0.1:${host.split(':').at(-1)}/api/webhooks/inbox/${partner}`;
}

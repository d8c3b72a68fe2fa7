import type { RequestListener } from 'node:http';
import type { Latency } from '../latency.ts';

/** Makes a listener see each request later while the latency is on. A request whose client has gone is dropped. */
export function delayRequests(latency: Latency, listener: RequestListener): RequestListener {
  return (incoming, outgoing) => {
    const ms = latency.next();
    if (ms === 0) return listener(incoming, outgoing);
    setTimeout(() => {
      if (!outgoing.destroyed) listener(incoming, outgoing);
    }, ms);
    return undefined;
  };
}

import type { PartnerId } from '../../shared/domain/ids.ts';
import { Problem } from '../../shared/problems.ts';
import { observeMetric } from '../../shared/telemetry/record-metric.ts';

export interface StreamBounds {
  perPartner: number;
  inAll: number;
}

/**
 * Limits the streams that this process holds open, because each takes memory and one of its instance's concurrent
 * requests. The limits are per process: the platform starts more processes when all are busy.
 */
export class OpenStreams {
  readonly #bounds: StreamBounds;
  readonly #openOf = new Map<PartnerId, number>();
  #open = 0;

  constructor(bounds: StreamBounds) {
    this.#bounds = bounds;
    observeMetric('streams.open', {}, () => this.#open);
  }

  /**
   * Counts a new stream.
   *
   * @returns a function that ends the count; it may be called more than once
   *
   * @throws Problem too_many_streams if the partner is at its limit, service_unavailable if the process is
   */
  open(partnerId: PartnerId, retryAfterSeconds: number): () => void {
    const headers = { 'retry-after': String(retryAfterSeconds) };
    const ofPartner = this.#openOf.get(partnerId) ?? 0;
    if (ofPartner >= this.#bounds.perPartner) throw new Problem('too_many_streams', { headers });
    if (this.#open >= this.#bounds.inAll) throw new Problem('service_unavailable', { headers });
    this.#count(partnerId, 1);
    let isOpen = true;
    return () => {
      if (isOpen) this.#count(partnerId, -1);
      isOpen = false;
    };
  }

  #count(partnerId: PartnerId, change: 1 | -1): void {
    this.#open += change;
    const left = (this.#openOf.get(partnerId) ?? 0) + change;
    if (left > 0) this.#openOf.set(partnerId, left);
    else this.#openOf.delete(partnerId);
  }
}

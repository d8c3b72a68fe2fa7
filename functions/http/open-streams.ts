import type { PartnerId } from '../../shared/domain/ids.ts';
import { Problem } from '../../shared/problems.ts';
import { observeMetric } from '../../shared/telemetry/record-metric.ts';

export interface StreamBounds {
  perPartner: number;
  inAll: number;
}

/**
 * How many streams this process holds open: each takes memory and a place among the requests of its instance. The bounds
 * are those of one process: the platform starts more of them when all are busy.
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
   * Counts a stream in.
   *
   * @returns what counts it out again, however often it is called
   * @throws Problem too_many_streams if the partner has its share, service_unavailable if all places are taken
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

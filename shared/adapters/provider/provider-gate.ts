import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { ProviderUnavailable, type Unready } from '../../ports/provider-unavailable.ts';
import { OutageBreaker } from './outage-breaker.ts';
import { ProviderFailed } from './provider-failed.ts';

export interface GateBounds {
  /** How many calls may run at the same time. More are turned away, because a queue would hold what others need. */
  mostCalls: number;
  /** How long an open breaker turns all calls away, in milliseconds. */
  openMs: number;
  /** The longest wait that the provider can ask for, in milliseconds. */
  mostWaitMs: number;
}

/** A call that is turned away because too many run: how long until another attempt, on average. */
const FULL_MS = 1_000;

const levels: Record<CircuitState, number> = {
  [CircuitState.Closed]: 0,
  [CircuitState.HalfOpen]: 1,
  [CircuitState.Open]: 2,
  [CircuitState.Isolated]: 2,
};

/**
 * Lets calls through to one provider, or turns them away at once: while its breaker is open, while too many calls run, and
 * while it has asked us to wait. Once an open breaker's time is over, a single call at a time is let through, and its
 * result decides for the others. All of this is per process.
 */
export class ProviderGate {
  readonly #provider: string;
  readonly #bounds: GateBounds;
  readonly #outages = new OutageBreaker();
  readonly #bulkhead;
  readonly #breaker;
  /** A value of `Date.now()`. */
  #closedUntil = 0;

  constructor(provider: string, bounds: GateBounds) {
    this.#provider = provider;
    this.#bounds = bounds;
    this.#bulkhead = bulkhead(bounds.mostCalls);
    // A trial call that never reached the provider, for example for want of a secret, must not close the breaker.
    const isOutage = (error: unknown) =>
      error instanceof ProviderFailed ? error.isOutage : this.#breaker.state === CircuitState.HalfOpen;
    this.#breaker = circuitBreaker(handleWhen(isOutage), { halfOpenAfter: bounds.openMs, breaker: this.#outages });
    this.#breaker.onBreak(() => this.#closeFor(bounds.openMs));
  }

  /** 0: the breaker is closed; 1: half open; 2: open. */
  get level(): number {
    return levels[this.#breaker.state];
  }

  get running(): number {
    return this.#bounds.mostCalls - this.#bulkhead.executionSlots;
  }

  /**
   * @param subject what the call is about: its order or payment
   * @throws ProviderUnavailable if the call was turned away, or if the provider asks us to wait
   */
  async pass<T>(subject: string, call: () => Promise<T>): Promise<T> {
    if (Date.now() < this.#closedUntil) throw this.#turnAway();
    // The trial call is still running. It may take as long as the deadline, so nobody waits for it.
    if (this.#breaker.state === CircuitState.HalfOpen) throw this.#unready('breaker_open', this.#bounds.openMs);
    try {
      const answer = await this.#bulkhead.execute(() => this.#breaker.execute(() => this.#try(subject, call)));
      if ('refusal' in answer) throw answer.refusal;
      return answer.value;
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw this.#unready('bulkhead_full', FULL_MS / 2, error);
      if (error instanceof BrokenCircuitError) throw this.#turnAway(error);
      if (!(error instanceof ProviderFailed) || error.retryAfterMs === undefined) throw error;
      this.#closeFor(Math.min(error.retryAfterMs, this.#bounds.mostWaitMs));
      throw this.#turnAway(error);
    }
  }

  /** A failure that shows that the provider works counts as a success, and ends a row of outages. */
  async #try<T>(subject: string, call: () => Promise<T>): Promise<{ value: T } | { refusal: ProviderFailed }> {
    try {
      return { value: await call() };
    } catch (error) {
      if (!(error instanceof ProviderFailed)) throw error;
      if (!error.isOutage) return { refusal: error };
      this.#outages.note(subject);
      throw error;
    }
  }

  #closeFor(ms: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, Date.now() + ms);
  }

  #turnAway(cause?: unknown): ProviderUnavailable {
    const isOpen = this.#breaker.state !== CircuitState.Closed;
    const waitMs = Math.max(0, this.#closedUntil - Date.now());
    return this.#unready(isOpen ? 'breaker_open' : 'rate_limited', waitMs, cause);
  }

  /** Callers come back spread over as long again as they wait, which is full jitter on top of the wait. */
  #unready(code: Unready, waitMs: number, cause?: unknown): ProviderUnavailable {
    const spreadMs = Math.max(waitMs, FULL_MS);
    const retryAfterMs = waitMs + Math.random() * spreadMs;
    return new ProviderUnavailable(`${this.#provider} ${reasons[code]}`, { code, retryAfterMs, cause });
  }
}

const reasons: Record<Unready, string> = {
  breaker_open: 'keeps failing and is not called for now',
  bulkhead_full: 'is not called because too many calls to it run already',
  rate_limited: 'asks us to wait',
};

import { setTimeout as wait } from 'node:timers/promises';
import { orderIdFor, PartnerId } from '../../../shared/domain/ids.ts';
import { LoadFigures } from './load-figures.ts';
import type { FeedEvent, LoadPartner, StreamState } from './load-partner.ts';
import type { LoadSample } from './load-sample.ts';
import { openLoop } from './open-loop.ts';
import type { OrderKind } from './order-kinds.ts';
import { kindOf, type Mix } from './parse-mix.ts';
import { remarkOn } from './remark-on.ts';

export interface LoadPlan {
  perSecond: number;
  seconds: number;
  partners: readonly LoadPartner[];
  mix: Mix;
  /** What every order begins with. */
  example: Record<string, unknown>;
  /** The URL of the carrier's simulator, for faults of single orders. */
  carrier: string;
}

/** Beyond these an order is not sent, and counted as such: a system that stands still must not fill the memory. */
const MOST_WAITING = 2_000;
const MOST_IN_PROGRESS = 20_000;
/** How long orders in progress are followed after the last one was placed. */
const DRAIN_MS = 60_000;

const FINAL = new Set(['order.confirmed', 'order.failed', 'order.cancelled']);
const FINAL_OF_REFUNDS = new Set(['order.refunded', 'order.refund_failed', 'order.failed', 'order.cancelled']);

interface Placed {
  kind: OrderKind;
  partner: LoadPartner;
  /** As `Date.now()`; undefined until it is answered. */
  acceptedAt?: number;
  /** The rule at the carrier. */
  rule?: string;
}

/** Places orders at a steady rate, and follows each until its last event. */
export class LoadRun {
  readonly #plan: LoadPlan;
  readonly #figures = new LoadFigures();
  readonly #orders = new Map<string, Placed>();
  readonly #run = Date.now();
  #waiting = 0;
  #state: LoadSample['state'] = 'loading';

  constructor(plan: LoadPlan) {
    this.#plan = plan;
  }

  /**
   * @param stop no more orders begin @param quit those in progress are no longer followed
   * @param show called every second, and at the end
   */
  async run({
    stop,
    quit,
    show,
  }: {
    stop: AbortSignal;
    quit: AbortSignal;
    show: (sample: LoadSample) => void;
  }): Promise<void> {
    const following = new AbortController();
    const { partners } = this.#plan;
    const streams = new Map<string, StreamState>();
    const follow = (one: LoadPartner) => {
      const onState = (state: StreamState) => {
        this.#figures.remark = remarkOn(streams.set(one.id, state));
      };
      return one.follow((event) => this.#take(event), { signal: following.signal, onState });
    };
    const ending = AbortSignal.any([stop, quit]);
    let showing: NodeJS.Timeout | undefined;
    try {
      // A stream that never opens must not hold a run that is to end.
      await Promise.race([Promise.all(partners.map(follow)), aborted(ending)]);
      showing = setInterval(() => show(this.#sample()), 1_000);
      await openLoop({ ...this.#plan, signal: ending }, (n, dueAt) => this.#begin(n, dueAt));
      this.#state = 'draining';
      await this.#drain(quit);
    } finally {
      clearInterval(showing);
      following.abort();
    }
    await Promise.all([...this.#orders.values()].map((placed) => this.#forgetRule(placed)));
    this.#state = 'ended';
    show(this.#sample());
  }

  #sample(): LoadSample {
    const inProgress = [...this.#orders.values()].filter(({ acceptedAt }) => acceptedAt !== undefined).length;
    return this.#figures.sample({ state: this.#state, waiting: this.#waiting, inProgress });
  }

  #begin(n: number, dueAt: number): void {
    const partner = this.#plan.partners[n % this.#plan.partners.length];
    if (partner === undefined || this.#waiting >= MOST_WAITING || this.#orders.size >= MOST_IN_PROGRESS) {
      this.#figures.notSent();
      return;
    }
    this.#waiting += 1;
    this.#figures.sent();
    void this.#place({ n, dueAt, partner }).finally(() => {
      this.#waiting -= 1;
    });
  }

  async #place({ n, dueAt, partner }: { n: number; dueAt: number; partner: LoadPartner }): Promise<void> {
    const key = `load-${this.#run}-${n}`;
    const id = orderIdFor(PartnerId.parse(partner.id), key);
    const kind = kindOf(this.#plan.mix, n);
    const placed: Placed = { kind, partner };
    // Known before the request is sent, because the first events can overtake its answer.
    this.#orders.set(id, placed);
    try {
      if (kind.carrierFault) await this.#addRule(placed, id, kind.carrierFault);
      const answer = await partner.request('/v1/orders', { key, body: { ...this.#plan.example, ...kind.body } });
      const text = await answer.text();
      const ms = performance.now() - dueAt;
      if (answer.status !== 202) return this.#refuse(id, codeOf(text) ?? `status ${answer.status}`, ms);
      placed.acceptedAt = Date.now();
      this.#figures.accepted(ms);
    } catch (error) {
      return this.#refuse(id, brokenBy(error), performance.now() - dueAt);
    }
    // One that is confirmed already is answered 409: then it stays confirmed.
    if (kind.isCancelled) await partner.request(`/v1/orders/${id}/cancel`).then(drop, () => undefined);
  }

  #refuse(id: string, code: string, ms: number): void {
    this.#figures.rejected(code, ms);
    const placed = this.#orders.get(id);
    this.#orders.delete(id);
    if (placed) void this.#forgetRule(placed);
  }

  #take({ type, at, orderId = '' }: FeedEvent): void {
    const placed = this.#orders.get(orderId);
    if (placed === undefined) return;
    const happenedAt = Date.parse(at);
    this.#figures.lag(Math.max(0, Date.now() - happenedAt));
    const { kind, partner, acceptedAt = happenedAt } = placed;
    if (kind.isRefunded && type === 'order.confirmed') {
      const refund = { key: `refund-${orderId}`, body: { reason: 'Sent back' } };
      void partner.request(`/v1/orders/${orderId}/refunds`, refund).then(drop, () => undefined);
    }
    if (!(kind.isRefunded ? FINAL_OF_REFUNDS : FINAL).has(type)) return;
    this.#orders.delete(orderId);
    this.#figures.ended(type, Math.max(0, happenedAt - acceptedAt));
    void this.#forgetRule(placed);
  }

  async #drain(quit: AbortSignal): Promise<void> {
    const since = performance.now();
    while ((this.#waiting > 0 || this.#orders.size > 0) && !quit.aborted && performance.now() - since < DRAIN_MS)
      await wait(100, undefined, { signal: quit }).catch(() => undefined);
  }

  async #addRule(placed: Placed, reference: string, fault: Readonly<Record<string, unknown>>): Promise<void> {
    const body = JSON.stringify({ ...fault, match: { reference } });
    const answer = await fetch(`${this.#plan.carrier}/_simulator/faults`, { method: 'POST', body });
    const { id } = (await answer.json()) as { id?: string };
    if (id !== undefined) placed.rule = id;
  }

  async #forgetRule({ rule }: Placed): Promise<void> {
    if (rule === undefined) return;
    await fetch(`${this.#plan.carrier}/_simulator/faults/${rule}`, { method: 'DELETE' }).then(drop, () => undefined);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Reads the answer to its end, so that its connection can be used again. */
async function drop(answer: Response): Promise<void> {
  await answer.arrayBuffer();
}

function codeOf(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown } };
    return typeof error?.code === 'string' ? error.code : undefined;
  } catch {
    return undefined;
  }
}

function brokenBy(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return code ?? (error instanceof Error ? error.name : 'no answer');
}

import { setTimeout as sleep } from 'node:timers/promises';
import { PartnerClient } from '../../../tools/run-locally/client/partner-client.ts';
import { Random } from '../../random.ts';
import { anOrder } from '../../running-stack.ts';
import type { ChaosStack } from './chaos-stack.ts';

export interface Accepted {
  partner: string;
  id: string;
  /** The partner was answered that it is cancelled. */
  isCancelled: boolean;
}

const PAUSE_MS = 200;
export const partners = ['acme', 'globex'];

const kinds = [
  {},
  {},
  {},
  {},
  { paymentMethod: 'pm_card_visa_chargeDeclined' },
  { shipTo: { name: 'A. Buyer', street: 'Main 1', city: 'Wien', postalCode: '00000', country: 'AT' } },
];

/** Partners that place orders at a steady rate and cancel some. A partner without an answer asks again with the same key. */
export class SteadyOrders {
  readonly accepted: Accepted[] = [];
  /** Answers that a partner must not get. */
  readonly refusals: string[] = [];
  readonly #stack: ChaosStack;
  readonly #random: Random;
  readonly #seed: number;
  readonly #working = new Set<Promise<void>>();

  constructor(stack: ChaosStack, seed: number) {
    this.#stack = stack;
    this.#seed = seed;
    this.#random = new Random(seed + 1);
  }

  /** Places `perSecond` orders until `durationMs` after `begun`, and waits until each is accepted. */
  async place({
    perSecond,
    durationMs,
    begun,
  }: {
    perSecond: number;
    durationMs: number;
    begun: number;
  }): Promise<void> {
    const most = Math.floor((durationMs / 1_000) * perSecond);
    for (let n = 0; n < most; n += 1) {
      await sleep(Math.max(0, begun + (n * 1_000) / perSecond - performance.now()));
      const work = this.#placeOne(n);
      this.#working.add(work);
      void work.finally(() => this.#working.delete(work));
    }
    await Promise.all(this.#working);
  }

  async #placeOne(n: number): Promise<void> {
    const partner = this.#random.of(partners);
    const body = anOrder({ lines: [{ sku: 'STOOL-01', quantity: 1 }], ...this.#random.of(kinds) });
    const cancelsAfterMs = this.#random.chance(0.25) ? this.#random.below(1_500) : undefined;
    const key = `chaos-${this.#seed}-${n}`;
    const placed = await this.#untilAnswered(partner, (client) =>
      client.request('POST', '/v1/orders', { body, headers: { 'idempotency-key': key } }),
    );
    if (placed.status !== 202)
      return void this.refusals.push(`order ${n} was answered ${placed.status}: ${placed.text}`);
    const order: Accepted = { partner, id: JSON.parse(placed.text).id, isCancelled: false };
    this.accepted.push(order);
    if (cancelsAfterMs === undefined) return;
    await sleep(cancelsAfterMs);
    const cancelled = await this.#untilAnswered(partner, (client) =>
      client.request('POST', `/v1/orders/${order.id}/cancel`),
    );
    order.isCancelled = cancelled.status === 202 && JSON.parse(cancelled.text).status.startsWith('cancel');
    if (![202, 409].includes(cancelled.status)) {
      this.refusals.push(`the cancellation of ${order.id} was answered ${cancelled.status}: ${cancelled.text}`);
    }
  }

  /** Asks until there is an answer that is not an outage. */
  async #untilAnswered(partner: string, ask: (client: PartnerClient) => Promise<Response>) {
    for (;;) {
      const { gatewayUrl, tokens } = this.#stack.ready;
      try {
        const response = await ask(new PartnerClient(gatewayUrl, tokens[partner] ?? ''));
        const text = await response.text();
        if (response.status < 500 && response.status !== 429) return { status: response.status, text };
      } catch {
        // The gateway or the host is down.
      }
      await sleep(PAUSE_MS);
    }
  }
}

import type { OrderId } from '../../shared/domain/ids.ts';
import type { PayerNeeded, PaymentReply, Payments } from '../../shared/ports/payments.ts';
import type { Send } from './documents-in-memory.ts';

interface Intent {
  id: string;
  orderId: OrderId;
  amount: number;
  paymentMethod: string;
  status: 'open' | 'acting' | 'refused' | 'authorized' | 'captured' | 'canceled';
  captured: number;
  refunded: number;
  authorizedAt?: number;
  /** How often money moved. */
  effects: string[];
}

/** After this time the provider gives the amount back to the payer. */
const AUTHORIZATION_LASTS_MS = 3_000_000;

interface Watcher {
  onAuthorize(orderId: OrderId): void;
  onCapture(orderId: OrderId, id: string): void;
}

/** What the payment provider has booked. */
export class PaymentBooks {
  readonly intents = new Map<string, Intent>();
  /** By the refund's id. */
  readonly refunds = new Map<string, number>();
  readonly #keys = new Map<string, string>();
  readonly #now: () => number;
  readonly #watcher: Watcher;
  isDown = false;
  /** It does what it is asked for, and its answers are lost. */
  isMute = false;

  constructor(now: () => number, watcher: Watcher) {
    this.#now = now;
    this.#watcher = watcher;
  }

  /** The provider remembers the key of a request for a day. */
  forgetKeys(): void {
    this.#keys.clear();
  }

  toPort(send: Send): Payments {
    const ask = <T>(what: string, effect: () => T) =>
      send(what, () => {
        if (this.isDown) throw new Error('the payment provider is down');
        const answer = effect();
        if (this.isMute) throw new Error('the payment provider gives no answer');
        return answer;
      });
    return {
      open: ({ orderId, total, paymentMethod, renewal = 0 }) =>
        ask('open a payment', () => {
          if (paymentMethod === 'pm_unknown') return { kind: 'declined', code: 'unknown_payment_method' };
          if (paymentMethod === 'pm_once' && renewal > 0) return { kind: 'rejected', code: 'used_before' };
          const key = `${orderId} ${renewal}`;
          const id = this.#keys.get(key) ?? `pi_${this.intents.size + 1}`;
          this.#keys.set(key, id);
          if (!this.intents.has(id)) {
            const intent = { id, orderId, amount: total.amount, paymentMethod, captured: 0, refunded: 0, effects: [] };
            this.intents.set(id, { ...intent, status: 'open' });
          }
          return { kind: 'opened', id };
        }),
      authorize: (id) =>
        ask(`authorize ${id}`, () => {
          const intent = this.#find(id);
          const reply = authorize(intent, this.#now());
          this.#watcher.onAuthorize(intent.orderId);
          return reply;
        }),
      check: (id) => ask(`check ${id}`, () => check(this.#find(id))),
      capture: (id) =>
        ask(`capture ${id}`, () => {
          const intent = this.#find(id);
          const before = intent.captured;
          const reply = capture(intent, this.#now());
          if (intent.captured > before) this.#watcher.onCapture(intent.orderId, id);
          return reply;
        }),
      release: (id) => ask(`release ${id}`, () => release(this.#find(id))),
      refund: ({ paymentId, refundId, amount: { amount } }) =>
        ask(`refund ${amount} of ${paymentId}`, () => {
          if (this.refunds.has(refundId)) return { kind: 'done' };
          const intent = this.#find(paymentId);
          if (intent.refunded + amount > intent.captured) return { kind: 'rejected', code: 'more_than_is_left' };
          intent.refunded += amount;
          intent.effects.push('refunded');
          this.refunds.set(refundId, amount);
          return { kind: 'done' };
        }),
    };
  }

  /** The payer answers on the page. @returns the payment, if it waited for that */
  answer(intent: Intent, isConfirmed: boolean): Intent | undefined {
    if (intent.status !== 'acting') return undefined;
    if (isConfirmed) hold(intent, this.#now());
    else intent.status = 'refused';
    return intent;
  }

  #find(id: string): Intent {
    const intent = this.intents.get(id);
    if (intent === undefined) throw new Error(`there is no payment ${id}`);
    return intent;
  }
}

const declined = (code: string): PaymentReply => ({ kind: 'declined', code });

function check(intent: Intent): PaymentReply | PayerNeeded {
  if (intent.status === 'canceled') return declined('canceled');
  if (intent.status === 'refused') return declined('not_authenticated');
  if (intent.status === 'acting') return { kind: 'payer_needed', url: `https://bank.example/${intent.id}` };
  if (intent.status === 'open') throw new Error(`${intent.id} is not confirmed`);
  return { kind: 'done' };
}

function hold(intent: Intent, now: number): void {
  intent.status = 'authorized';
  intent.authorizedAt = now;
  intent.effects.push('authorized');
}

function authorize(intent: Intent, now: number): PaymentReply | PayerNeeded {
  if (intent.status !== 'open') return check(intent);
  if (intent.paymentMethod === 'pm_declined') return declined('generic_decline');
  if (intent.paymentMethod === 'pm_3ds') {
    intent.status = 'acting';
    return check(intent);
  }
  hold(intent, now);
  return { kind: 'done' };
}

function capture(intent: Intent, now: number): PaymentReply {
  if (intent.status === 'canceled') return declined('canceled');
  if (intent.status === 'captured') return { kind: 'done' };
  if (intent.status !== 'authorized') throw new Error(`${intent.id} is not authorized`);
  const hasEnded = now - (intent.authorizedAt ?? now) > AUTHORIZATION_LASTS_MS;
  if (intent.paymentMethod === 'pm_expires' || hasEnded) {
    intent.status = 'canceled';
    return declined('expired');
  }
  intent.status = 'captured';
  intent.captured += intent.amount;
  intent.effects.push('captured');
  return { kind: 'done' };
}

function release(intent: Intent): void {
  if (['open', 'acting', 'refused', 'authorized'].includes(intent.status)) {
    intent.status = 'canceled';
    intent.effects.push('canceled');
  } else if (intent.status === 'captured' && intent.refunded < intent.captured) {
    intent.refunded = intent.captured;
    intent.effects.push('refunded');
  }
}

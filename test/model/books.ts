import type { OrderId } from '../../shared/domain/ids.ts';
import type { BookReply, Carrier, TakenBack } from '../../shared/ports/carrier.ts';
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
  /** How often money moved. */
  effects: string[];
}

/** What the payment provider has booked. */
export class PaymentBooks {
  readonly intents = new Map<string, Intent>();
  /** By the refund's id. */
  readonly refunds = new Map<string, number>();
  readonly #keys = new Map<OrderId, string>();
  readonly #onCapture: (orderId: OrderId) => void;
  isDown = false;

  constructor(onCapture: (orderId: OrderId) => void) {
    this.#onCapture = onCapture;
  }

  /** The provider remembers the key of a request for a day. */
  forgetKeys(): void {
    this.#keys.clear();
  }

  toPort(send: Send): Payments {
    const ask = <T>(what: string, effect: () => T) =>
      send(what, () => {
        if (this.isDown) throw new Error('the payment provider is down');
        return effect();
      });
    return {
      open: ({ orderId, total, paymentMethod }) =>
        ask('open a payment', () => {
          if (paymentMethod === 'pm_unknown') return { kind: 'declined', code: 'unknown_payment_method' };
          const id = this.#keys.get(orderId) ?? `pi_${this.intents.size + 1}`;
          this.#keys.set(orderId, id);
          if (!this.intents.has(id)) {
            const intent = { id, orderId, amount: total.amount, paymentMethod, captured: 0, refunded: 0, effects: [] };
            this.intents.set(id, { ...intent, status: 'open' });
          }
          return { kind: 'opened', id };
        }),
      authorize: (id) => ask(`authorize ${id}`, () => authorize(this.#find(id))),
      check: (id) => ask(`check ${id}`, () => check(this.#find(id))),
      capture: (id) =>
        ask(`capture ${id}`, () => {
          const intent = this.#find(id);
          const before = intent.captured;
          const reply = capture(intent);
          if (intent.captured > before) this.#onCapture(intent.orderId);
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
    intent.status = isConfirmed ? 'authorized' : 'refused';
    if (isConfirmed) intent.effects.push('authorized');
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

function authorize(intent: Intent): PaymentReply | PayerNeeded {
  if (intent.status !== 'open') return check(intent);
  if (intent.paymentMethod === 'pm_declined') return declined('generic_decline');
  if (intent.paymentMethod === 'pm_3ds') {
    intent.status = 'acting';
    return check(intent);
  }
  intent.status = 'authorized';
  intent.effects.push('authorized');
  return { kind: 'done' };
}

function capture(intent: Intent): PaymentReply {
  if (intent.status === 'canceled') return declined('canceled');
  if (intent.status === 'captured') return { kind: 'done' };
  if (intent.status !== 'authorized') throw new Error(`${intent.id} is not authorized`);
  if (intent.paymentMethod === 'pm_expires') {
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

/** What the carrier has booked: one shipment per order. A cancelled one stays, so that a late booking finds it. */
export class CarrierBooks {
  readonly shipments = new Map<OrderId, { status: 'booked' | 'cancelled'; wasBooked: boolean }>();
  isDown = false;

  toPort(send: Send): Carrier {
    const ask = <T>(what: string, effect: () => T) =>
      send(what, () => {
        if (this.isDown) throw new Error('the carrier is down');
        return effect();
      });
    return {
      book: ({ orderId, shipTo }) =>
        ask('book the shipment', (): BookReply => {
          if (shipTo.postalCode === '00000') return { kind: 'refused', code: 'not_served' };
          if (this.shipments.get(orderId)?.status === 'cancelled') return { kind: 'refused', code: 'cancelled' };
          this.shipments.set(orderId, { status: 'booked', wasBooked: true });
          return { kind: 'booked', shipment: { trackingNumber: `T-${orderId.slice(-4)}`, carrier: 'simulated' } };
        }),
      cancel: (orderId) =>
        ask('cancel the shipment', () => {
          const wasBooked = this.shipments.get(orderId)?.wasBooked ?? false;
          this.shipments.set(orderId, { status: 'cancelled', wasBooked });
        }),
      takeBack: (orderId) =>
        ask('stop the shipment', (): TakenBack => {
          if (!this.shipments.get(orderId)?.wasBooked) return 'none';
          this.shipments.set(orderId, { status: 'cancelled', wasBooked: true });
          return 'stopped';
        }),
    };
  }
}

/** What is said about a simulated provider. */
export interface SimulatedProvider {
  /** `carrier` */
  id: string;
  /** The heading: `Carrier`. */
  place: string;
  /** At the start of a sentence: `The carrier`. */
  name: string;
  url: string;
  /** All operations that a rule can name. */
  operations: readonly string[];
  /** Its business refusal, with the codes. */
  refusal: { fault: string; operation: string; name: string; codes: readonly string[] };
  /** What can end by itself after it was done. */
  expiry?: { operation: string; name: string; about: string };
  /** What it does and then answers too late, by operation: `books`. */
  tooLate: Readonly<Record<string, string>>;
}

export function carrierAt(url: string): SimulatedProvider {
  return {
    id: 'carrier',
    place: 'Carrier',
    name: 'The carrier',
    url,
    operations: ['shipments.book', 'shipments.cancel', 'shipments.return', 'shipments.get', 'shipments.list'],
    refusal: {
      fault: 'refuse',
      operation: 'shipments.book',
      name: 'The carrier refuses shipments',
      codes: ['address_undeliverable', 'country_not_served'],
    },
    tooLate: { 'shipments.book': 'books', 'shipments.cancel': 'cancels' },
  };
}

export function paymentsAt(url: string): SimulatedProvider {
  const intents = ['create', 'retrieve', 'list', 'confirm', 'capture', 'cancel'].map((one) => `payment_intents.${one}`);
  const refunds = ['create', 'retrieve', 'list'].map((one) => `refunds.${one}`);
  return {
    id: 'payments',
    place: 'Payment provider',
    name: 'The payment provider',
    url,
    operations: [...intents, ...refunds, 'disputes.retrieve', 'disputes.list', 'events.retrieve', 'events.list'],
    refusal: {
      fault: 'decline',
      operation: 'payment_intents.confirm',
      name: 'The payment provider declines cards',
      codes: ['generic_decline', 'insufficient_funds', 'lost_card', 'stolen_card', 'expired_card'],
    },
    expiry: {
      operation: 'payment_intents.confirm',
      name: 'Authorizations expire',
      about:
        'The payment is authorized, and the authorization ends by itself, as at a provider after some days. If it ends before the capture, the capture is refused: the order fails, and what was done is undone.',
    },
    tooLate: {
      'payment_intents.confirm': 'authorizes',
      'payment_intents.capture': 'captures',
      'refunds.create': 'refunds',
    },
  };
}

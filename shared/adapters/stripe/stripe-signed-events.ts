import Stripe from 'stripe';
import { z } from 'zod';
import { PaymentEvent, paymentEventTypes } from '../../domain/provider-event.ts';
import type { ReadEvent, SignedEvents, SignedRequest } from '../../ports/provider-events.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { NotSigned, signedWith } from '../signed-with.ts';
import { toPaymentEvent } from './to-payment-event.ts';

/** How old a request may be, in seconds: Stripe signs each attempt again, and this is its library's own default. */
const TOLERANCE = 300;

/** The library says what type the event has, but parses anything. */
const Typed = z.object({ type: z.string() });

const known: ReadonlySet<string> = new Set(paymentEventTypes);

/** Stripe's webhooks, verified by Stripe's library: https://docs.stripe.com/webhooks/signature */
export class StripeSignedEvents implements SignedEvents {
  readonly #secrets: Secrets;
  readonly #now: () => Date;

  constructor(secrets: Secrets, clock: { now(): Date }) {
    this.#secrets = secrets;
    this.#now = () => clock.now();
  }

  async read({ body, readHeader }: SignedRequest): Promise<ReadEvent> {
    const header = readHeader('stripe-signature');
    if (header === undefined) return { kind: 'refused', reason: 'bad_signature' };
    const receivedAt = this.#now().getTime();
    const use = { secrets: this.#secrets, name: 'payments-webhook-secret' } as const;
    const verified = await signedWith(use, (secret) => verify(body, header, secret, receivedAt));
    if (verified === undefined) return { kind: 'refused', reason: 'bad_signature' };
    if (verified === 'old') return { kind: 'refused', reason: 'old_timestamp' };
    const type = Typed.safeParse(verified).data?.type;
    if (verified === 'unreadable' || type === undefined) return { kind: 'refused', reason: 'unreadable' };
    if (!known.has(type)) return { kind: 'ignored', type };
    const event = PaymentEvent.safeParse(toPaymentEvent(verified));
    return event.success ? { kind: 'event', event: event.data } : { kind: 'refused', reason: 'unreadable' };
  }
}

/** @throws NotSigned */
function verify(body: Uint8Array, header: string, secret: string, receivedAt: number) {
  try {
    return Stripe.webhooks.constructEvent(Buffer.from(body), header, secret, TOLERANCE, undefined, receivedAt);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return 'unreadable';
    // Stripe checks the signature first, so only a signed request can be too old. It has no code for that.
    if (error.message.includes('tolerance zone')) return 'old';
    throw new NotSigned('no signature of the payment provider', { cause: error });
  }
}

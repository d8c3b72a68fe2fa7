import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { ShipmentEvent, shipmentEventTypes } from '../../domain/provider-event.ts';
import type { ReadEvent, SignedEvents, SignedRequest } from '../../ports/provider-events.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { NotSigned, signedWith } from '../signed-with.ts';

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/** How far the timestamp may be from our clock, as the library has it. */
const TOLERANCE_MS = 300_000;

const known: ReadonlySet<string> = new Set(shipmentEventTypes);

const Envelope = z.object({ type: z.string(), timestamp: z.iso.datetime(), data: z.unknown() });
const Tracking = z.object({
  ...{ reference: z.string(), trackingNumber: z.string(), status: z.string(), version: z.int() },
  shipment: z.object({
    packages: z.array(z.object({ trackingNumber: z.string(), status: z.string(), items: z.unknown().optional() })),
  }),
});

/** The carrier's tracking events, verified as Standard Webhooks: see docs/carrier-contract.md. */
export class CarrierSignedEvents implements SignedEvents {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  async read({ body, readHeader }: SignedRequest): Promise<ReadEvent> {
    const headers = Object.fromEntries(HEADERS.map((name) => [name, readHeader(name) ?? '']));
    // Here the time comes first, also in the library. Stripe's library checks it last.
    if (isFarAway(Number(headers['webhook-timestamp']))) return { kind: 'refused', reason: 'old_timestamp' };
    const use = { secrets: this.#secrets, name: 'carrier-webhook-secret' } as const;
    const verified = await signedWith(use, (secret) => verify(body, headers, secret));
    if (verified === undefined) return { kind: 'refused', reason: 'bad_signature' };
    const envelope = Envelope.safeParse(verified.json).data;
    if (envelope === undefined) return { kind: 'refused', reason: 'unreadable' };
    if (!known.has(envelope.type)) return { kind: 'ignored', type: envelope.type };
    const event = ShipmentEvent.safeParse(toShipmentEvent(headers['webhook-id'] ?? '', envelope));
    return event.success ? { kind: 'event', event: event.data } : { kind: 'refused', reason: 'unreadable' };
  }
}

/** @throws NotSigned */
function verify(body: Uint8Array, headers: Record<string, string>, secret: string): { json: unknown } {
  const text = new TextDecoder().decode(body);
  try {
    new Webhook(secret).verify(text, headers, { jsonParse: false });
  } catch (error) {
    // A secret that is no base64 has signed nothing either.
    throw new NotSigned('no signature of the carrier', { cause: error });
  }
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { json: undefined };
  }
}

function isFarAway(seconds: number): boolean {
  return Number.isFinite(seconds) && seconds > 0 && Math.abs(Date.now() - seconds * 1_000) > TOLERANCE_MS;
}

function toShipmentEvent(eventId: string, { type, timestamp, data }: z.infer<typeof Envelope>): unknown {
  const { shipment, ...tracking } = Tracking.safeParse(data).data ?? {};
  const at = new Date(timestamp).toISOString();
  return { provider: 'carrier', eventId, type, at, ...tracking, packages: shipment?.packages };
}

import { z } from 'zod';
import type { OrderId } from '../../domain/ids.ts';
import type { BookReply, Carrier, ShipmentRequest } from '../../ports/carrier.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { callWithSecret, type SecretUse } from '../call-with-secret.ts';

const Booked = z.object({ trackingNumber: z.string(), carrier: z.string() });
/** The code is stored and shown, so only this form is accepted. */
const Refused = z.object({ code: z.string().regex(/^[a-z\d_]{1,64}$/) });

/** By the contract, repeating the call doesn't change these answers. Only 422 guarantees that nothing is booked. */
const FINAL = new Set([400, 409, 413, 415, 422]);

export interface HttpCarrierOptions {
  url: string;
  secrets: Secrets;
  timeoutMs: number;
}

/**
 * The carrier's answer is neither yes nor no, so another attempt makes sense. The error leaves out the carrier's text,
 * which may repeat the address.
 */
export class CarrierUnavailable extends Error {
  override name = 'CarrierUnavailable';
  readonly status: number;

  constructor(what: string, status: number) {
    super(`the carrier answered ${status} to ${what}`);
    this.status = status;
  }
}

/** No answer, or the answer of a service in trouble. A refusal is not an outage. */
export function isCarrierOutage(error: unknown): boolean {
  if (!(error instanceof CarrierUnavailable)) return true;
  const { status } = error;
  return status < 400 || status >= 500 || status === 429;
}

class TokenRefused extends CarrierUnavailable {
  override name = 'TokenRefused';
}

const UNAUTHORIZED = 401;

/** The carrier contract over HTTP: see docs/carrier-contract.md. The order's id names the shipment. */
export class HttpCarrier implements Carrier {
  readonly #options: HttpCarrierOptions;
  readonly #token: SecretUse;

  constructor(options: HttpCarrierOptions) {
    this.#options = options;
    const isRefused = (error: unknown) => error instanceof TokenRefused;
    this.#token = { secrets: options.secrets, name: 'carrier-token', isRefused };
  }

  async book({ orderId, shipTo, lines }: ShipmentRequest): Promise<BookReply> {
    const { street, ...place } = shipTo;
    const parcels = lines.map(({ sku, quantity }) => ({ sku, quantity }));
    const response = await this.#ask('PUT', orderId, { shipTo: { ...place, streets: [street] }, parcels });
    if (response.ok) return { kind: 'booked', shipment: await readAnswer(Booked, 'book', response) };
    if (!FINAL.has(response.status)) throw await toUnavailable('book', response);
    const { code } = await readAnswer(Refused, 'book', response);
    return { kind: response.status === 422 ? 'refused' : 'rejected', code };
  }

  async cancel(orderId: OrderId): Promise<void> {
    const response = await this.#ask('DELETE', orderId);
    if (!response.ok) throw await toUnavailable('cancel', response);
    await response.arrayBuffer();
  }

  #ask(method: 'PUT' | 'DELETE', orderId: OrderId, body?: unknown): Promise<Response> {
    const { url, timeoutMs } = this.#options;
    return callWithSecret(this.#token, async (token) => {
      const response = await fetch(new URL(`/v1/shipments/${orderId}`, url), {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status !== UNAUTHORIZED) return response;
      await response.arrayBuffer();
      throw new TokenRefused(method === 'PUT' ? 'book' : 'cancel', UNAUTHORIZED);
    });
  }
}

async function toUnavailable(what: string, response: Response): Promise<CarrierUnavailable> {
  await response.arrayBuffer();
  return new CarrierUnavailable(what, response.status);
}

/** Parses the answer. The error never quotes it. */
async function readAnswer<T>(shape: z.ZodType<T>, what: string, response: Response): Promise<T> {
  const parsed = shape.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new CarrierUnavailable(what, response.status);
  return parsed.data;
}

import { z } from 'zod';
import type { OrderId } from '../../domain/ids.ts';
import { ParcelLine, type Shipment } from '../../domain/shipment.ts';
import type { BookReply, Carrier, ShipmentRequest, TakenBack } from '../../ports/carrier.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { callWithSecret, type SecretUse } from '../call-with-secret.ts';
import { parseJson } from '../provider/parse-json.ts';
import { ProviderFailed } from '../provider/provider-failed.ts';
import { type HttpAnswer, ProviderHttp } from '../provider/provider-http.ts';

const Booked = z.object({
  trackingNumber: z.string(),
  carrier: z.string(),
  packages: z.array(z.object({ trackingNumber: z.string(), items: z.array(ParcelLine) })).catch([]),
});
/** The code is stored and shown, so only this form is accepted. */
const Refused = z.object({ code: z.string().regex(/^[a-z\d_]{1,64}$/) });

const Shown = z.object({ status: z.string() });
const NotThere = z.object({ code: z.enum(['shipment_lost', 'shipment_unknown']) });
const notThere = { shipment_lost: 'lost', shipment_unknown: 'none' } as const;

/** By the contract, repeating the call doesn't change these answers. Only 422 guarantees that nothing is booked. */
const FINAL = new Set([400, 409, 413, 415, 422]);

export interface HttpCarrierOptions {
  url: string;
  secrets: Secrets;
  /** The deadline of a call, with every request that it makes. */
  timeoutMs: number;
  mostCalls: number;
}

/** The carrier's answer is neither yes nor no. The error leaves out the carrier's text, which may repeat the address. */
export class CarrierUnavailable extends ProviderFailed {
  override name = 'CarrierUnavailable';

  static fromAnswer(what: string, { status, headers }: HttpAnswer): CarrierUnavailable {
    return new CarrierUnavailable(`the carrier answered ${status} to ${what}`, { status, headers });
  }
}

class TokenRefused extends CarrierUnavailable {
  override name = 'TokenRefused';
}

const UNAUTHORIZED = 401;

/** The carrier contract over HTTP: see docs/carrier-contract.md. The order's id names the shipment. */
export class HttpCarrier implements Carrier {
  readonly #timeoutMs: number;
  readonly #http: ProviderHttp;
  readonly #token: SecretUse;

  constructor({ url, secrets, timeoutMs, mostCalls }: HttpCarrierOptions) {
    this.#timeoutMs = timeoutMs;
    this.#http = new ProviderHttp({ url, mostConnections: mostCalls });
    const isRefused = (error: unknown) => error instanceof TokenRefused;
    this.#token = { secrets, name: 'carrier-token', isRefused };
  }

  async book({ orderId, shipTo, lines }: ShipmentRequest): Promise<BookReply> {
    const { street, ...place } = shipTo;
    const parcels = lines.map(({ sku, quantity }) => ({ sku, quantity }));
    const answer = await this.#ask('book', 'PUT', orderId, { shipTo: { ...place, streets: [street] }, parcels });
    if (isSuccess(answer)) return { kind: 'booked', shipment: toShipment(readAnswer(Booked, 'book', answer)) };
    if (!FINAL.has(answer.status)) throw CarrierUnavailable.fromAnswer('book', answer);
    const { code } = readAnswer(Refused, 'book', answer);
    return { kind: answer.status === 422 ? 'refused' : 'rejected', code };
  }

  async cancel(orderId: OrderId): Promise<void> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    const answer = await this.#ask('cancel', 'DELETE', orderId, undefined, signal);
    if (isSuccess(answer)) return;
    if (!hasLeft(answer)) throw CarrierUnavailable.fromAnswer('cancel', answer);
    const returned = await this.#ask('return', 'POST', `${orderId}/return`, undefined, signal);
    if (!isSuccess(returned)) throw CarrierUnavailable.fromAnswer('return', returned);
  }

  async takeBack(orderId: OrderId): Promise<TakenBack> {
    const answer = await this.#ask('return', 'POST', `${orderId}/return`);
    if (isSuccess(answer)) return readAnswer(Shown, 'return', answer).status === 'cancelled' ? 'stopped' : 'returning';
    if (answer.status !== 404 && answer.status !== 409) throw CarrierUnavailable.fromAnswer('return', answer);
    return notThere[readAnswer(NotThere, 'return', answer).code];
  }

  #ask(
    what: string,
    method: 'PUT' | 'POST' | 'DELETE',
    shipment: string,
    content?: unknown,
    signal = AbortSignal.timeout(this.#timeoutMs),
  ): Promise<HttpAnswer> {
    const path = `/v1/shipments/${shipment}`;
    const body = content === undefined ? undefined : JSON.stringify(content);
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return callWithSecret(this.#token, async (token) => {
      const headers = { authorization: `Bearer ${token}`, ...type };
      const answer = await this.#http.send({ method, path, headers, body, signal }).catch((cause: unknown) => {
        const how = signal.aborted ? `in ${this.#timeoutMs} ms` : 'completely';
        const failure = { status: undefined, isLasting: signal.aborted, cause };
        throw new CarrierUnavailable(`the carrier did not answer ${what} ${how}`, failure);
      });
      if (answer.status === UNAUTHORIZED) throw new TokenRefused(`the carrier refused the token of ${what}`, answer);
      return answer;
    });
  }
}

/** One parcel holds everything, so only several are named. */
function toShipment({ trackingNumber, carrier, packages }: z.infer<typeof Booked>): Shipment {
  if (packages.length < 2) return { trackingNumber, carrier };
  const parcels = packages.map(({ trackingNumber, items }) => ({
    trackingNumber,
    status: 'booked' as const,
    lines: items,
  }));
  return { trackingNumber, carrier, parcels };
}

const isSuccess = ({ status }: HttpAnswer) => status >= 200 && status < 300;

/** What is on its way can't be cancelled, only returned. */
function hasLeft({ status, text }: HttpAnswer): boolean {
  return status === 409 && Refused.safeParse(parseJson(text)).data?.code === 'already_shipped';
}

/** Parses the answer. The error never quotes it. */
function readAnswer<T>(shape: z.ZodType<T>, what: string, answer: HttpAnswer): T {
  const parsed = shape.safeParse(parseJson(answer.text));
  if (!parsed.success) throw CarrierUnavailable.fromAnswer(what, answer);
  return parsed.data;
}

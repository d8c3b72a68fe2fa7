import { z } from 'zod';
import type { OrderId } from '../../domain/ids.ts';
import { ParcelLine, type Shipment } from '../../domain/shipment.ts';
import type { BookReply, Carrier, ShipmentRequest, TakenBack } from '../../ports/carrier.ts';
import type { HttpAnswer } from '../http-connections.ts';
import { parseJson } from '../provider/parse-json.ts';
import { CarrierApi, CarrierUnavailable, type HttpCarrierOptions, isSuccess, readAnswer } from './carrier-api.ts';

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

/** The carrier contract over HTTP: see docs/carrier-contract.md. The order's id names the shipment. */
export class HttpCarrier implements Carrier {
  readonly #api: CarrierApi;

  constructor(options: HttpCarrierOptions) {
    this.#api = new CarrierApi(options);
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
    const signal = this.#api.startDeadline();
    const answer = await this.#ask('cancel', 'DELETE', orderId, undefined, signal);
    if (isSuccess(answer)) return;
    if (!hasLeft(answer)) throw CarrierUnavailable.fromAnswer('cancel', answer);
    const returned = await this.#ask('return', 'POST', `${orderId}/return`, undefined, signal);
    // What is lost doesn't come back: there is nothing left to undo.
    if (!isSuccess(returned) && !isLost(returned)) throw CarrierUnavailable.fromAnswer('return', returned);
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
    signal?: AbortSignal,
  ): Promise<HttpAnswer> {
    return this.#api.ask({ what, method, path: `/v1/shipments/${shipment}`, content, signal });
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

/** What is on its way can't be cancelled, only returned. */
const hasLeft = (answer: HttpAnswer) => isConflict(answer, 'already_shipped');
const isLost = (answer: HttpAnswer) => isConflict(answer, 'shipment_lost');

function isConflict({ status, text }: HttpAnswer, code: string): boolean {
  return status === 409 && Refused.safeParse(parseJson(text)).data?.code === code;
}

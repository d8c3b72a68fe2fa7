import { z } from 'zod';
import type { ShipmentRecord } from '../../domain/provider-records.ts';
import type { ShipmentRecords } from '../../ports/shipment-records.ts';
import { CarrierApi, CarrierUnavailable, type HttpCarrierOptions, isSuccess, readAnswer } from './carrier-api.ts';

/** The most that the carrier lists on one page. */
const PAGE = 200;

const Shown = z
  .object({
    reference: z.string(),
    status: z.enum(['booked', 'shipped', 'delivered', 'returned', 'lost', 'cancelled']),
    isReturning: z.boolean(),
    updatedAt: z.iso.datetime(),
  })
  .transform(({ updatedAt, ...shown }): ShipmentRecord => ({ ...shown, updatedAt: new Date(updatedAt) }));
const Page = z.object({ data: z.array(Shown), nextCursor: z.string().nullable() });
const Unknown = z.object({ code: z.literal('shipment_unknown') });

/** The carrier's list of shipments: see docs/carrier-contract.md. */
export class HttpShipmentRecords implements ShipmentRecords {
  readonly #api: CarrierApi;

  constructor(options: HttpCarrierOptions) {
    this.#api = new CarrierApi(options);
  }

  async list({ from, after }: { from: Date; after: string | undefined }) {
    const query = new URLSearchParams({
      ...{ limit: String(PAGE), updatedSince: from.toISOString() },
      ...(after === undefined ? {} : { cursor: after }),
    });
    const answer = await this.#api.ask({ what: 'list', method: 'GET', path: `/v1/shipments?${query}` });
    if (!isSuccess(answer)) throw CarrierUnavailable.fromAnswer('list', answer);
    const { data, nextCursor } = readAnswer(Page, 'list', answer);
    return { shipments: data, next: nextCursor ?? undefined };
  }

  async find(reference: string): Promise<ShipmentRecord | undefined> {
    const path = `/v1/shipments/${encodeURIComponent(reference)}`;
    const answer = await this.#api.ask({ what: 'get', method: 'GET', path });
    if (isSuccess(answer)) return readAnswer(Shown, 'get', answer);
    if (answer.status !== 404) throw CarrierUnavailable.fromAnswer('get', answer);
    readAnswer(Unknown, 'get', answer);
    return undefined;
  }
}

import type { Reply } from '../../http/reply.ts';
import type { Route } from '../../http/route.ts';
import { serve } from '../../http/serve.ts';
import { GroupCommit } from '../../sqlite/group-commit.ts';
import { openDatabase } from '../../sqlite/open-database.ts';
import { faultRoutes } from '../faults/fault-routes.ts';
import { FaultRules } from '../faults/fault-rules.ts';
import { answerShipment, type CarrierState, type OperationName, type ShipmentCall } from './answer-shipment.ts';
import { wording } from './carrier-error.ts';
import { bookShipment } from './operations/book-shipment.ts';
import { cancelShipment } from './operations/cancel-shipment.ts';
import { getShipment } from './operations/get-shipment.ts';
import { REFUSAL_CODES } from './shipment.ts';
import { SCHEMA, ShipmentBooks } from './shipment-books.ts';
import { showBooks } from './show-books.ts';

export interface CarrierOptions {
  /** The books, in SQLite; made where there is none. */
  readonly stateFile: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

export interface Carrier {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a carrier that speaks docs/carrier-contract.md.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startCarrier({ stateFile, port = 0 }: CarrierOptions): Promise<Carrier> {
  const database = openDatabase(stateFile, SCHEMA);
  const state: CarrierState = {
    books: new ShipmentBooks(database),
    faults: new FaultRules({
      operations: ['shipments.book', 'shipments.cancel', 'shipments.get'],
      refusal: { fault: 'refuse', codes: REFUSAL_CODES, operations: ['shipments.book'] },
    }),
    commits: new GroupCommit(database),
  };
  const shipment = (method: Route['method'], name: OperationName, run: (call: ShipmentCall) => Reply): Route => ({
    method,
    path: '/v1/shipments/{reference}',
    handle: (request) => answerShipment(state, name, run, request),
  });
  const routes: Route[] = [
    shipment('PUT', 'shipments.book', (call) => bookShipment(call, Date.now())),
    shipment('DELETE', 'shipments.cancel', cancelShipment),
    shipment('GET', 'shipments.get', getShipment),
    {
      method: 'GET',
      path: '/_simulator/books',
      async handle(request) {
        const shown = showBooks(state.books, request);
        await state.commits.durable();
        return shown;
      },
    },
    ...faultRoutes(state.faults),
  ];
  try {
    const serving = await serve({ name: 'the carrier simulator', port, routes, wording });
    return {
      port: serving.port,
      url: serving.url,
      async close() {
        await serving.close();
        state.commits.flush();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

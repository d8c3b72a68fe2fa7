import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import { FaultRules } from '../faults/fault-rules.ts';
import { AcceptedKeys } from '../keys/accepted-keys.ts';
import { type Simulator, serveSimulator } from '../serve-simulator.ts';
import { answerShipment, type CarrierState, type OperationName, type ShipmentCall } from './answer-shipment.ts';
import { wording } from './carrier-error.ts';
import { bookShipment } from './operations/book-shipment.ts';
import { cancelShipment } from './operations/cancel-shipment.ts';
import { getShipment } from './operations/get-shipment.ts';
import { REFUSAL_CODES } from './shipment.ts';
import { SCHEMA, ShipmentBooks } from './shipment-books.ts';
import { showBooks } from './show-books.ts';

export interface CarrierOptions {
  /** The SQLite file of the books; created if there is none. */
  readonly stateFile: string;
  /** 0, the default, chooses a free one. */
  readonly port?: number;
}

/**
 * Starts a carrier that implements docs/carrier-contract.md.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startCarrier({ stateFile, port = 0 }: CarrierOptions): Promise<Simulator> {
  const database = openDatabase(stateFile, SCHEMA);
  const state: CarrierState = {
    books: new ShipmentBooks(database),
    faults: new FaultRules({
      operations: ['shipments.book', 'shipments.cancel', 'shipments.get'],
      refusal: { fault: 'refuse', codes: REFUSAL_CODES, operations: ['shipments.book'] },
    }),
    keys: new AcceptedKeys(),
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
  ];
  return serveSimulator({
    name: 'the carrier simulator',
    port,
    database,
    commits: state.commits,
    routes,
    faults: state.faults,
    keys: state.keys,
    keyForm: /^\S+$/,
    showBooks: (request) => showBooks(state.books, request),
    wording,
  });
}

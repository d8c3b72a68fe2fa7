import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import { FaultRules } from '../faults/fault-rules.ts';
import { AcceptedKeys } from '../keys/accepted-keys.ts';
import { type Simulator, serveSimulator } from '../serve-simulator.ts';
import { deliverWebhooks } from '../webhooks/deliver-webhooks.ts';
import { signStandard } from '../webhooks/sign-standard.ts';
import type { NewWebhookEndpoint } from '../webhooks/webhook-endpoint.ts';
import { WebhookOutbox } from '../webhooks/webhook-outbox.ts';
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
  /** Where tracking events are sent. Without it, where they were sent before, or where `/_simulator/webhooks` says. */
  readonly webhooks?: readonly NewWebhookEndpoint[];
  /** The pause before the second attempt to deliver an event. Each further pause is twice as long. */
  readonly webhookRetryMs?: number;
}

/**
 * Starts a carrier that implements docs/carrier-contract.md.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startCarrier(options: CarrierOptions): Promise<Simulator> {
  const { stateFile, port = 0, webhookRetryMs = 1_000 } = options;
  const database = openDatabase(stateFile, SCHEMA);
  const faults = new FaultRules({
    operations: ['shipments.book', 'shipments.cancel', 'shipments.get'],
    refusal: { fault: 'refuse', codes: REFUSAL_CODES, operations: ['shipments.book'] },
  });
  const commits = new GroupCommit(database);
  const outbox = new WebhookOutbox({ database, faults, retryMs: webhookRetryMs });
  const delivery = deliverWebhooks({ outbox, commits, sign: signStandard });
  const state: CarrierState = { books: new ShipmentBooks(database), faults, keys: new AcceptedKeys(), commits };
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
    ...{ commits, faults, outbox, delivery, webhooks: options.webhooks, keys: state.keys },
    routes,
    keyForm: /^\S+$/,
    showBooks: (request) => showBooks(state.books, request),
    wording,
  });
}

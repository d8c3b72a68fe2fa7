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
import { answerCall, type CarrierState } from './answer-call.ts';
import { wording } from './carrier-error.ts';
import { moveShipments } from './move-shipments.ts';
import { movementRoutes } from './movement-routes.ts';
import { operations } from './operations.ts';
import type { Progress } from './progress.ts';
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
  /** How shipments move by themselves. Without it, as before, or not at all. */
  readonly progress?: Progress;
}

/**
 * Starts a carrier that implements docs/carrier-contract.md.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startCarrier(options: CarrierOptions): Promise<Simulator> {
  const { stateFile, port = 0, webhookRetryMs = 1_000, progress } = options;
  const database = openDatabase(stateFile, SCHEMA);
  const faults = new FaultRules({
    operations: [operations[0].name, ...operations.slice(1).map(({ name }) => name)],
    refusal: { fault: 'refuse', codes: REFUSAL_CODES, operations: ['shipments.book'] },
  });
  const commits = new GroupCommit(database);
  const outbox = new WebhookOutbox({ database, faults, retryMs: webhookRetryMs });
  const delivery = deliverWebhooks({ outbox, commits, sign: signStandard });
  const books = new ShipmentBooks(database);
  const state: CarrierState = { books, faults, keys: new AcceptedKeys(), commits };
  const routes = operations.map<Route>((operation) => ({
    method: operation.method,
    path: operation.path,
    handle: (request) => answerCall(state, operation, request),
  }));
  const moving = { books, outbox, delivery, commits };
  const simulator = await serveSimulator({
    name: 'the carrier simulator',
    port,
    database,
    ...{ commits, faults, outbox, delivery, webhooks: options.webhooks, keys: state.keys },
    routes: [...routes, ...movementRoutes(moving)],
    keyForm: /^\S+$/,
    showBooks: (request) => showBooks(books, request),
    wording,
  });
  if (progress !== undefined) await commits.write(() => books.setProgress(progress));
  const stopMoving = moveShipments(moving);
  return {
    ...simulator,
    close() {
      stopMoving();
      return simulator.close();
    },
  };
}

import type { Route } from '@partner-orders/loopback-server/http/route';
import type { ErrorWording } from '@partner-orders/loopback-server/http/serve';
import { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import { FaultRules } from '../faults/fault-rules.ts';
import { AcceptedKeys } from '../keys/accepted-keys.ts';
import { type Simulator, serveSimulator } from '../serve-simulator.ts';
import { deliverWebhooks } from '../webhooks/deliver-webhooks.ts';
import type { NewWebhookEndpoint } from '../webhooks/webhook-endpoint.ts';
import { WebhookOutbox } from '../webhooks/webhook-outbox.ts';
import { answerOperation, type PaymentsState } from './answer-operation.ts';
import { authenticationPage } from './authentication-page.ts';
import { TEST_KEY } from './check-headers.ts';
import { dashboardRoutes } from './dashboard-routes.ts';
import { EventLog } from './event-log.ts';
import { expireAuthorizations } from './expire-authorizations.ts';
import { operations } from './operations.ts';
import { PaymentBooks, SCHEMA } from './payment-books.ts';
import { SavedAnswers } from './saved-answers.ts';
import { settleRefunds } from './settle-refunds.ts';
import { showBooks } from './show-books.ts';
import { signEvent } from './sign-event.ts';
import { StripeError } from './stripe-error.ts';
import { DECLINE_CODES } from './test-cards.ts';

export interface PaymentsOptions {
  /** The SQLite file of the books; created if there is none. */
  readonly stateFile: string;
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  /** Milliseconds since 1970, for tests of what happens after a day. */
  readonly now?: () => number;
  /** Where events are sent. Without it, where they were sent before, or where `/_simulator/webhooks` says. */
  readonly webhooks?: readonly NewWebhookEndpoint[];
  /** The pause before the second attempt to deliver an event. Each further pause is twice as long. */
  readonly webhookRetryMs?: number;
  /** How long the refund of a card such as `pm_card_pendingRefund` takes. */
  readonly refundSettlesAfterMs?: number;
}

/**
 * Starts a simulator of the part of Stripe's API for card payments in two steps: see SUPPORT.md.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startPayments(options: PaymentsOptions): Promise<Simulator> {
  const { stateFile, port = 0, now = Date.now, webhookRetryMs = 1_000, refundSettlesAfterMs = 3_000 } = options;
  const database = openDatabase(stateFile, SCHEMA);
  const faults = new FaultRules({
    operations: [operations[0].name, ...operations.slice(1).map(({ name }) => name)],
    refusal: {
      fault: 'decline',
      codes: DECLINE_CODES,
      operations: ['payment_intents.confirm', 'payment_intents.capture'],
    },
    expiring: ['payment_intents.confirm'],
  });
  const commits = new GroupCommit(database);
  const outbox = new WebhookOutbox({ database, faults, retryMs: webhookRetryMs });
  const delivery = deliverWebhooks({ outbox, commits, sign: signEvent });
  let url = '';
  const state: PaymentsState = {
    ...{ faults, commits, delivery, now, settleMs: refundSettlesAfterMs, url: () => url },
    books: new PaymentBooks(database),
    log: new EventLog(database, outbox, now),
    answers: new SavedAnswers(database, now),
    keys: new AcceptedKeys(),
  };
  const routes = operations.map<Route>((operation) => ({
    method: operation.method,
    path: operation.path,
    handle: (request) => answerOperation(state, operation, request),
  }));
  const simulator = await serveSimulator({
    name: 'the payments simulator',
    port,
    database,
    ...{ commits, faults, outbox, delivery, webhooks: options.webhooks, keys: state.keys, keyForm: TEST_KEY },
    routes: [...routes, ...authenticationPage(state), ...dashboardRoutes(state)],
    showBooks: (request) => showBooks(state.books, request),
    wording,
  });
  ({ url } = simulator);
  const stops = [settleRefunds(state), expireAuthorizations(state)];
  return {
    ...simulator,
    close() {
      for (const stop of stops) stop();
      return simulator.close();
    },
  };
}

const wording: ErrorWording = {
  unrouted(method, path) {
    const message = `Unrecognized request URL (${method}: ${path}). This simulator does not have it; see its SUPPORT.md.`;
    return new StripeError({ status: 404, type: 'invalid_request_error', message }).toReply();
  },
  tooLarge(limit) {
    const message = `The body is larger than ${limit} bytes.`;
    return new StripeError({ status: 413, type: 'invalid_request_error', message }).toReply();
  },
  failed(error) {
    const message = `The simulator failed: ${error instanceof Error ? error.message : String(error)}`;
    return new StripeError({ status: 500, type: 'api_error', message }).toReply();
  },
};

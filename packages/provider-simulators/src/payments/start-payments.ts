import type { Route } from '@partner-orders/loopback-server/http/route';
import type { ErrorWording } from '@partner-orders/loopback-server/http/serve';
import { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import { FaultRules } from '../faults/fault-rules.ts';
import { AcceptedKeys } from '../keys/accepted-keys.ts';
import { type Simulator, serveSimulator } from '../serve-simulator.ts';
import { answerOperation, type PaymentsState } from './answer-operation.ts';
import { TEST_KEY } from './check-headers.ts';
import { operations } from './operations.ts';
import { PaymentBooks, SCHEMA } from './payment-books.ts';
import { SavedAnswers } from './saved-answers.ts';
import { showBooks } from './show-books.ts';
import { StripeError } from './stripe-error.ts';
import { DECLINE_CODES } from './test-cards.ts';

export interface PaymentsOptions {
  /** The SQLite file of the books; created if there is none. */
  readonly stateFile: string;
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  /** Milliseconds since 1970, for tests of what happens after a day. */
  readonly now?: () => number;
}

/**
 * Starts a simulator of the part of Stripe's API for card payments in two steps: see SUPPORT.md.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startPayments({ stateFile, port = 0, now = Date.now }: PaymentsOptions): Promise<Simulator> {
  const database = openDatabase(stateFile, SCHEMA);
  const state: PaymentsState = {
    books: new PaymentBooks(database),
    answers: new SavedAnswers(database, now),
    faults: new FaultRules({
      operations: [operations[0].name, ...operations.slice(1).map(({ name }) => name)],
      refusal: {
        fault: 'decline',
        codes: DECLINE_CODES,
        operations: ['payment_intents.confirm', 'payment_intents.capture'],
      },
    }),
    keys: new AcceptedKeys(),
    commits: new GroupCommit(database),
    now,
  };
  const routes = operations.map<Route>((operation) => ({
    method: operation.method,
    path: operation.path,
    handle: (request) => answerOperation(state, operation, request),
  }));
  return serveSimulator({
    name: 'the payments simulator',
    port,
    database,
    commits: state.commits,
    routes,
    faults: state.faults,
    keys: state.keys,
    keyForm: TEST_KEY,
    showBooks: (request) => showBooks(state.books, request),
    wording,
  });
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

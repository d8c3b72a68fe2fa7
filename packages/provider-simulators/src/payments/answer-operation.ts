import { type Answer, type Reply, UNANSWERED } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import type { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { arrive } from '../faults/arrive.ts';
import type { FaultRule } from '../faults/fault-rule.ts';
import type { FaultRules } from '../faults/fault-rules.ts';
import type { AcceptedKeys } from '../keys/accepted-keys.ts';
import type { WebhookDelivery } from '../webhooks/deliver-webhooks.ts';
import { idempotencyKeyOf, requireTestKey, requireVersion } from './check-headers.ts';
import type { EventCause, EventLog } from './event-log.ts';
import { expireAuthorization } from './expire-authorization.ts';
import type { CallContext, Operation, PreparedCall } from './operation.ts';
import { parseForm } from './parse-form.ts';
import type { PaymentBooks } from './payment-books.ts';
import { newId } from './payment-intent.ts';
import { fingerprintOf, type KeyedRequest, type SavedAnswer, type SavedAnswers } from './saved-answers.ts';
import { StripeError } from './stripe-error.ts';
import { declineOf } from './test-cards.ts';

export interface PaymentsState {
  readonly books: PaymentBooks;
  readonly answers: SavedAnswers;
  readonly faults: FaultRules;
  readonly keys: AcceptedKeys;
  readonly commits: GroupCommit;
  readonly log: EventLog;
  readonly delivery: WebhookDelivery;
  /** How long a refund stays pending, or seems to have succeeded, with the cards whose refunds change later. */
  readonly settleMs: number;
  /** The simulator's own URL. */
  url(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The surroundings of a change that is made now. */
export function contextOf(state: PaymentsState, cause: EventCause): CallContext {
  return {
    ...{ books: state.books, log: state.log, url: state.url(), announce: state.log.announceFor(cause), id: '' },
    ...{ at: Math.floor(state.now() / 1000), settlesAt: state.now() + state.settleMs },
  };
}

/** Does everything that Stripe does around an operation, in Stripe's order. */
export async function answerOperation(
  state: PaymentsState,
  operation: Operation,
  request: SimulatorRequest,
): Promise<Answer> {
  const id = newId('req');
  const headers: Record<string, string> = { 'request-id': id };
  try {
    requireTestKey(request.headers, state.keys);
    headers['stripe-version'] = requireVersion(request.headers);
    const form = operation.method === 'GET' ? request.query : new URLSearchParams(request.body);
    const key = operation.method === 'POST' ? idempotencyKeyOf(request.headers) : undefined;
    const context: CallContext = {
      ...contextOf(state, { id, idempotencyKey: key }),
      id: request.parameters['id'] ?? '',
    };
    const call = operation.prepare(context, parseForm(form));
    if (key === undefined) return decorate(await execute(state, operation, call, request, id), headers);

    headers['idempotency-key'] = key;
    headers['original-request'] = id;
    const keyed: KeyedRequest = { key, path: request.path, fingerprint: fingerprintOf(form) };
    const saved = state.answers.take(keyed);
    if (saved !== undefined) return decorate(await replay(state, operation, call, request, saved), headers);
    try {
      return decorate(await execute(state, operation, call, request, id, keyed), headers);
    } finally {
      state.answers.release(keyed);
    }
  } catch (error) {
    if (error instanceof StripeError) return decorate(error.toReply(), headers);
    throw error;
  }
}

async function replay(
  { faults, commits }: PaymentsState,
  operation: Operation,
  call: PreparedCall,
  request: SimulatorRequest,
  saved: SavedAnswer,
): Promise<Answer> {
  const fault = faults.take({ operation: operation.name, metadata: call.metadata, replayed: true });
  if (!(await arrive(request, fault)) || fault?.fault === 'done_but_timed_out') return UNANSWERED;
  if (fault?.fault === 'rate_limit') throw rateLimited(fault.retryAfter);
  await commits.durable();
  const headers = { 'original-request': saved.request, 'idempotent-replayed': 'true' };
  return { status: saved.status, headers, body: saved.body };
}

async function execute(
  state: PaymentsState,
  operation: Operation,
  call: PreparedCall,
  request: SimulatorRequest,
  id: string,
  keyed?: KeyedRequest,
): Promise<Answer> {
  const { faults, commits, answers, books, delivery } = state;
  const fault = faults.take({ operation: operation.name, metadata: call.metadata });
  if (!(await arrive(request, fault))) return UNANSWERED;
  if (fault?.fault === 'rate_limit') throw rateLimited(fault.retryAfter);
  if (operation.method === 'GET') {
    const reply = work(call, fault);
    await commits.durable();
    return fault?.fault === 'done_but_timed_out' ? UNANSWERED : reply;
  }
  const intentId = request.parameters['id'] ?? '';
  const reply = await commits.write(() => {
    const done = work(call, fault);
    if (keyed !== undefined) answers.save(keyed, { status: done.status, body: done.body, request: id });
    if (fault?.fault === 'expire' && fault.ms === 0) expireAuthorization(contextOf(state, { id: null }), intentId);
    else if (fault?.fault === 'expire') books.expireLater(intentId, state.now() + fault.ms);
    return done;
  });
  delivery.wake();
  return fault?.fault === 'done_but_timed_out' ? UNANSWERED : reply;
}

/** Runs the operation. A refusal is an answer like any other, and its writes are kept. */
function work(call: PreparedCall, fault: FaultRule | undefined): Reply {
  try {
    if (fault?.fault === 'error') throw brokenDown();
    return { status: 200, body: call.run(fault?.fault === 'decline' ? declineOf(fault.code) : undefined) };
  } catch (error) {
    if (error instanceof StripeError) return error.toReply();
    throw error;
  }
}

function decorate(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return typeof answer === 'symbol' ? answer : { ...answer, headers: { ...headers, ...answer.headers } };
}

function rateLimited(retryAfter: number): StripeError {
  return new StripeError({
    status: 429,
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: 'Too many requests hit the API too quickly (a fault rule wants it so).',
    headers: { 'retry-after': String(retryAfter) },
  });
}

/** The saved answer would be repeated to every retry, so Stripe tells its SDK not to retry. */
function brokenDown(): StripeError {
  return new StripeError({
    status: 500,
    type: 'api_error',
    message: 'An unknown error occurred (a fault rule wants it so).',
    headers: { 'stripe-should-retry': 'false' },
  });
}

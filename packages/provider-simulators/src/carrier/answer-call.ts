import { type Answer, type Reply, UNANSWERED } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import type { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { arrive } from '../faults/arrive.ts';
import type { FaultRules } from '../faults/fault-rules.ts';
import type { AcceptedKeys } from '../keys/accepted-keys.ts';
import { carrierError } from './carrier-error.ts';
import type { RefusalCode } from './shipment.ts';
import type { ShipmentBooks } from './shipment-books.ts';

export interface CarrierState {
  readonly books: ShipmentBooks;
  readonly faults: FaultRules;
  readonly keys: AcceptedKeys;
  readonly commits: GroupCommit;
}

/** One request, after authentication. */
export interface CarrierCall {
  readonly books: ShipmentBooks;
  /** Empty for the list. */
  readonly reference: string;
  readonly body: string;
  readonly query: URLSearchParams;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A refusal that a fault rule requests. */
  readonly refusal?: RefusalCode;
}

/** One operation of the contract, declared in its own file in `operations/`. */
export interface CarrierOperation {
  /** The name in fault rules. */
  readonly name: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  run(call: CarrierCall): Reply;
}

const REFERENCE = /^[\w.:-]{1,128}$/;

/** Does what all operations share: token, reference, media type, fault, commit. */
export async function answerCall(
  { books, faults, keys, commits }: CarrierState,
  { name, method, run }: CarrierOperation,
  request: SimulatorRequest,
): Promise<Answer> {
  const token = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) {
    return carrierError('unauthorized', 'a bearer token is required', { headers: { 'www-authenticate': 'Bearer' } });
  }
  if (!keys.accepts(token)) {
    const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
    return carrierError('unauthorized', 'the bearer token is not one that is in use', { headers });
  }
  const reference = request.parameters['reference'];
  if (reference !== undefined && !REFERENCE.test(reference)) {
    return carrierError('invalid_request', 'a reference has 1 to 128 letters, digits, or any of _ . : -');
  }
  if (method === 'PUT' && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return carrierError('unsupported_media_type', 'the body has to be application/json');
  }
  const fault = faults.take({ operation: name, ...(reference !== undefined && { reference }) });
  if (!(await arrive(request, fault))) return UNANSWERED;
  if (fault?.fault === 'rate_limit') {
    const headers = { 'retry-after': String(fault.retryAfter) };
    return carrierError('rate_limited', 'too many requests (a fault rule wants it so)', { headers });
  }
  if (fault?.fault === 'error') return carrierError('internal_error', 'the carrier broke (a fault rule wants it so)');
  const { body, query } = request;
  const call: CarrierCall = { books, reference: reference ?? '', body, query, at: Date.now() };
  const refusal = fault?.fault === 'refuse' ? refusalCode(fault.code) : undefined;
  const work = () => run(refusal === undefined ? call : { ...call, refusal });
  const reply = method === 'GET' ? work() : await commits.write(work);
  await commits.durable();
  return fault?.fault === 'done_but_timed_out' ? UNANSWERED : reply;
}

function refusalCode(code: string): RefusalCode {
  return code === 'country_not_served' ? code : 'address_undeliverable';
}

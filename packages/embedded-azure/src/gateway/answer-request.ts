import type { Sections } from './compile-policies.ts';
import type { Exchange, GatewayResponse } from './exchange.ts';
import { GatewayFault } from './gateway-fault.ts';
import { plainAnswer } from './plain-answer.ts';
import { discard } from './proxy/discard.ts';
import { runSteps } from './step.ts';

/** Receives what doesn't belong in a partner's answer, such as a bug of the gateway. */
export type ReportFailure = (error: unknown) => void;

/**
 * Takes a request through inbound, backend and outbound. After a failure it continues with on-error.
 *
 * @param declared whether an operation matches the request
 */
export async function answerRequest(
  exchange: Exchange,
  { declared, policies }: { declared: boolean; policies: Sections },
  report: ReportFailure,
): Promise<GatewayResponse> {
  try {
    if (!declared) throw operationNotFound();
    let outcome = await runSteps(policies.inbound, exchange);
    if (outcome === 'next') outcome = await runSteps(policies.backend, exchange);
    if (outcome !== 'answered') await runSteps(policies.outbound, exchange);
  } catch (error) {
    await recover(error, exchange, policies, report);
  }
  try {
    for (const then of exchange.whenAnswered) then();
  } catch (error) {
    report(error);
  }
  return exchange.response ?? { status: 200, headers: { 'content-length': '0' }, body: Buffer.alloc(0) };
}

async function recover(error: unknown, exchange: Exchange, policies: Sections, report: ReportFailure): Promise<void> {
  if (!(error instanceof GatewayFault) || error.status === 500) report(error);
  const fault = error instanceof GatewayFault ? error : unexpected(error);
  discard(exchange.response);
  exchange.lastError = fault;
  exchange.response = plainAnswer(fault);
  try {
    await runSteps(policies['on-error'], exchange);
  } catch (second) {
    report(second);
    exchange.response = plainAnswer(unexpected(second));
  }
}

function operationNotFound(): GatewayFault {
  const message = 'Unable to match incoming request to an operation.';
  return new GatewayFault({ source: 'configuration', reason: 'OperationNotFound', status: 404, message });
}

function unexpected(cause: unknown): GatewayFault {
  const message = 'Internal server error';
  return new GatewayFault({ source: 'gateway', reason: 'InternalError', status: 500, message, cause });
}

import type { Exchange } from '../exchange.ts';
import { GatewayFault } from '../gateway-fault.ts';
import { plainAnswer } from '../plain-answer.ts';
import { discard } from '../proxy/discard.ts';
import { type Outcome, runSteps } from '../step.ts';
import { expectOnly, oneOf, refuse, requiredAttribute, wholeNumber } from '../xml/policy-element.ts';
import { type CompilePolicy, expressionOf } from './policy.ts';

/** https://learn.microsoft.com/azure/api-management/retry-policy, with fixed intervals. */
export const retry: CompilePolicy = (element, compiler) => {
  expectOnly(element, {
    attributes: ['condition', 'count', 'interval', 'first-fast-retry'],
    children: ['forward-request'],
  });
  const condition = expressionOf(element, requiredAttribute(element, 'condition'), 'bool', compiler);
  if (condition.readsBody) refuse(element, 'the condition reads the body, which only <when> may');
  const count = wholeNumber(element, 'count', { from: 1, to: 50 });
  const interval = wholeNumber(element, 'interval', { from: 1, to: 300 }) * 1000;
  const firstFast = oneOf(element, 'first-fast-retry', ['true', 'false'], 'false') === 'true';
  const steps = compiler.steps(element.children);
  const { clock, retriesFaults } = compiler.services;

  return async (exchange) => {
    for (let retried = 0; ; retried++) {
      const { outcome, fault } = await attempt(() => runSteps(steps, exchange), exchange, retriesFaults);
      const again = retried < count && !exchange.gone.aborted && condition.evaluate(exchange) === true;
      if (!again && fault !== undefined) throw fault;
      if (!again) return outcome;
      discard(exchange.response);
      exchange.response = undefined;
      if (retried > 0 || !firstFast) await clock.sleep(interval);
    }
  };
};

/** A fault ends the request, or leaves an answer that the condition can check. */
async function attempt(
  run: () => Outcome | Promise<Outcome>,
  exchange: Exchange,
  retriesFaults: boolean,
): Promise<{ outcome: Outcome; fault?: GatewayFault }> {
  try {
    return { outcome: await run() };
  } catch (error) {
    if (!(retriesFaults && error instanceof GatewayFault)) throw error;
    exchange.response = plainAnswer({ status: 500, message: 'Internal server error', headers: {} });
    return { outcome: 'next', fault: error };
  }
}

import type { Exchange } from '../exchange.ts';
import type { Expression } from '../expressions/expression.ts';
import { type Outcome, runSteps, type Step } from '../step.ts';
import { expectOnly, refuse, requiredAttribute } from '../xml/policy-element.ts';
import { type CompilePolicy, expressionOf } from './policy.ts';

interface Branch {
  readonly condition: Expression;
  readonly steps: readonly Step[];
}

/** Runs the first branch whose condition is true; https://learn.microsoft.com/azure/api-management/choose-policy */
export const choose: CompilePolicy = (element, compiler) => {
  expectOnly(element, { children: ['when', 'otherwise'] });
  const branches: Branch[] = [];
  let otherwise: readonly Step[] = [];
  for (const [index, child] of element.children.entries()) {
    if (child.name === 'when') {
      expectOnly(child, { attributes: ['condition'], children: child.children.map(({ name }) => name) });
      const condition = expressionOf(child, requiredAttribute(child, 'condition'), 'bool', compiler);
      branches.push({ condition, steps: compiler.steps(child.children) });
    } else {
      expectOnly(child, { children: child.children.map(({ name }) => name) });
      if (index !== element.children.length - 1) refuse(element, '<otherwise> has to be the last');
      otherwise = compiler.steps(child.children);
    }
  }
  if (branches.length === 0) refuse(element, 'needs a <when>');

  const decide = (exchange: Exchange): Outcome | Promise<Outcome> => {
    const branch = branches.find(({ condition }) => condition.evaluate(exchange) === true);
    return runSteps(branch?.steps ?? otherwise, exchange);
  };
  if (!branches.some(({ condition }) => condition.readsBody)) return decide;
  return async (exchange) => {
    await exchange.request.body.buffer();
    return decide(exchange);
  };
};

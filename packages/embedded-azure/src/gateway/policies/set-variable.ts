import { expectOnly, refuse, requiredAttribute } from '../xml/policy-element.ts';
import { type CompilePolicy, expressionIn, guarded } from './policy.ts';

/** https://learn.microsoft.com/azure/api-management/set-variable-policy */
export const setVariable: CompilePolicy = (element, compiler) => {
  expectOnly(element, { attributes: ['name', 'value'] });
  const name = requiredAttribute(element, 'name');
  const text = requiredAttribute(element, 'value');
  const compiled = expressionIn(element, text, compiler);
  if (compiled?.readsBody) refuse(element, `the expression ${text} reads the body, which only <when> may`);
  const expression = compiled && guarded(element, compiled);
  return (exchange) => {
    exchange.variables.set(name, expression === undefined ? text : expression.evaluate(exchange));
    return 'next';
  };
};

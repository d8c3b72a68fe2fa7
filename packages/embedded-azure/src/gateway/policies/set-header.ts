import type { Exchange, Headers } from '../exchange.ts';
import type { Step } from '../step.ts';
import { expectOnly, oneOf, onlyChild, type PolicyElement, refuse, requiredAttribute } from '../xml/policy-element.ts';
import { type CompilePolicy, type PolicyCompiler, textOf } from './policy.ts';

/** Changes the headers of a request or a response. */
export type ChangeHeaders = (headers: Headers, exchange: Exchange) => void;

/** https://learn.microsoft.com/azure/api-management/set-header-policy, with one value at most. */
export function changeHeaders(element: PolicyElement, compiler: PolicyCompiler): ChangeHeaders {
  expectOnly(element, { attributes: ['name', 'exists-action'], children: ['value'] });
  const name = requiredAttribute(element, 'name').toLowerCase();
  const action = oneOf(element, 'exists-action', ['override', 'skip', 'delete'], 'override');
  if (action === 'delete') {
    if (element.children.length > 0) refuse(element, 'a header that is deleted takes no <value>');
    return (headers) => {
      delete headers[name];
    };
  }
  const value = onlyChild(element, 'value');
  expectOnly(value, { text: true });
  const text = textOf(value, value.text, compiler);
  return (headers, exchange) => {
    if (action === 'override' || headers[name] === undefined) headers[name] = text(exchange);
  };
}

/** In the inbound section: changes the request's headers. */
export const setRequestHeader: CompilePolicy = (element, compiler): Step => {
  const change = changeHeaders(element, compiler);
  return (exchange) => {
    change(exchange.request.headers, exchange);
    return 'next';
  };
};

/** In outbound and on-error: changes the response's headers. */
export const setResponseHeader: CompilePolicy = (element, compiler): Step => {
  const change = changeHeaders(element, compiler);
  return (exchange) => {
    if (exchange.response !== undefined) change(exchange.response.headers, exchange);
    return 'next';
  };
};

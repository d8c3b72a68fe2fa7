import type { Exchange, Headers } from '../exchange.ts';
import { discard } from '../proxy/discard.ts';
import {
  expectOnly,
  onlyChild,
  type PolicyElement,
  refuse,
  requiredAttribute,
  wholeNumber,
} from '../xml/policy-element.ts';
import { type CompilePolicy, expressionOf, type PolicyCompiler, textOf } from './policy.ts';
import { changeHeaders } from './set-header.ts';

/**
 * Ends the processing with a new response; outbound does not run.
 * https://learn.microsoft.com/azure/api-management/return-response-policy
 */
export const returnResponse: CompilePolicy = (element, compiler) => {
  expectOnly(element, { children: ['set-status', 'set-header', 'set-body'] });
  const setStatus = onlyChild(element, 'set-status');
  expectOnly(setStatus, { attributes: ['code', 'reason'] });
  const status = statusOf(setStatus, compiler);
  const reason = textOf(setStatus, requiredAttribute(setStatus, 'reason'), compiler);
  const changes = element.children
    .filter(({ name }) => name === 'set-header')
    .map((child) => changeHeaders(child, compiler));
  const body = bodyOf(onlyChild(element, 'set-body'), compiler);
  return (exchange) => {
    const headers: Headers = {};
    for (const change of changes) change(headers, exchange);
    const bytes = Buffer.from(body(exchange));
    headers['content-length'] = String(bytes.length);
    discard(exchange.response);
    exchange.response = { status: status(exchange), reason: reason(exchange), headers, body: bytes };
    return 'answered';
  };
};

function statusOf(element: PolicyElement, compiler: PolicyCompiler): (exchange: Exchange) => number {
  const text = requiredAttribute(element, 'code');
  if (!text.startsWith('@')) {
    const code = wholeNumber(element, 'code', { from: 200, to: 599 });
    return () => code;
  }
  const expression = expressionOf(element, text, 'number', compiler);
  if (expression.readsBody) refuse(element, `the expression ${text} reads the body, which only <when> may`);
  return (exchange) => Number(expression.evaluate(exchange));
}

function bodyOf(element: PolicyElement, compiler: PolicyCompiler): (exchange: Exchange) => string {
  expectOnly(element, { text: true });
  return textOf(element, element.text, compiler);
}

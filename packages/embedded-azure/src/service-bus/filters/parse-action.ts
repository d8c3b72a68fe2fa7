import type { MessageContent } from '../message/message-content.ts';
import { parseSum } from './parse-sql.ts';
import { parseProperty, type SqlProperty } from './sql-property.ts';
import type { SqlValue } from './sql-values.ts';
import { TokenCursor } from './token-cursor.ts';

type Step = (content: MessageContent) => MessageContent;

/**
 * Parses a SQL action, a sequence of `SET property = expression` and `REMOVE property`
 * (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-rule-action). Each statement sees
 * the results of the earlier ones.
 *
 * @throws FilterSyntaxError
 */
export function parseAction(text: string): Step {
  const cursor = new TokenCursor(text);
  const steps = [parseStatement(cursor)];
  while (cursor.current.kind !== 'end') steps.push(parseStatement(cursor));
  return (content) => steps.reduce((changed, step) => step(changed), content);
}

function parseStatement(cursor: TokenCursor): Step {
  const step = parseStep(cursor);
  cursor.takeOperator(';');
  return step;
}

function parseStep(cursor: TokenCursor): Step {
  if (cursor.takeKeyword('REMOVE')) {
    const property = parseProperty(cursor);
    return (content) => change(content, property, undefined);
  }
  if (!cursor.takeKeyword('SET')) throw cursor.unexpected('SET or REMOVE');
  const property = parseProperty(cursor);
  cursor.expectOperator('=');
  const value = parseSum(cursor);
  return (content) => change(content, property, value(content) ?? null);
}

/** @param value undefined removes the property; null keeps an application property, and clears a system property */
function change(content: MessageContent, property: SqlProperty, value: SqlValue): MessageContent {
  if (property.scope === 'user') return content.withApplicationProperty(property.name, value);
  return content.withProperty(property.property, value === null || value === undefined ? undefined : String(value));
}

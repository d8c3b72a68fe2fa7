import type { MessageContent } from '../message/message-content.ts';
import { parseSql } from './parse-sql.ts';

/**
 * Compiles a SQL filter: a message passes when the expression is true, not when it is false or unknown.
 *
 * @throws FilterSyntaxError
 */
export function sqlFilter(expression: string): (content: MessageContent) => boolean {
  const evaluate = parseSql(expression);
  return (content) => evaluate(content) === true;
}

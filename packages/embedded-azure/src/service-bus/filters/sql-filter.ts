import type { MessageContent } from '../message/message-content.ts';
import { parseSql } from './parse-sql.ts';

/**
 * Compiles a SQL filter. A message passes if the expression is true, but not if it is false or unknown.
 *
 * @throws FilterSyntaxError
 */
export function sqlFilter(expression: string): (content: MessageContent) => boolean {
  const evaluate = parseSql(expression);
  return (content) => evaluate(content) === true;
}

import type { PropertyName } from '../message/message-content.ts';
import { FilterSyntaxError } from './sql-tokens.ts';
import type { Expression } from './sql-values.ts';
import type { TokenCursor } from './token-cursor.ts';

/**
 * The `sys.` names, in lower case, of properties that a message has before it is enqueued. `label` is the old name of
 * the subject.
 */
const SYSTEM_PROPERTIES = new Map<string, PropertyName>([
  ['contenttype', 'contentType'],
  ['correlationid', 'correlationId'],
  ['label', 'subject'],
  ['messageid', 'messageId'],
  ['replyto', 'replyTo'],
  ['replytosessionid', 'replyToSessionId'],
  ['sessionid', 'sessionId'],
  ['subject', 'subject'],
  ['to', 'to'],
]);

export type SqlProperty = { scope: 'sys'; property: PropertyName } | { scope: 'user'; name: string };

/**
 * Parses `name`, `user.name` or `sys.name`.
 *
 * @throws FilterSyntaxError also for system properties that are not supported
 */
export function parseProperty(cursor: TokenCursor): SqlProperty {
  const first = parseName(cursor);
  if (cursor.takeOperator('(')) throw new FilterSyntaxError(`the function ${first}() is not supported`);
  if (!cursor.takeOperator('.')) return { scope: 'user', name: first };
  const name = parseName(cursor);
  if (first.toLowerCase() === 'user') return { scope: 'user', name };
  if (first.toLowerCase() !== 'sys') throw new FilterSyntaxError(`unknown scope "${first}": only sys and user exist`);
  const property = SYSTEM_PROPERTIES.get(name.toLowerCase());
  if (property === undefined) throw new FilterSyntaxError(`the system property sys.${name} is not supported`);
  return { scope: 'sys', property };
}

export function readProperty(reference: SqlProperty): Expression {
  if (reference.scope === 'sys') return (content) => content.property(reference.property);
  return (content) => content.applicationPropertyIgnoringCase(reference.name);
}

function parseName(cursor: TokenCursor): string {
  const { kind } = cursor.current;
  if (kind !== 'name' && kind !== 'quoted-name') throw cursor.unexpected('a property');
  return cursor.take().text;
}

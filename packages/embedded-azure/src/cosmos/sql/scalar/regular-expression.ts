import { testSafely } from '@partner-orders/loopback-server/linear-expressions';
import { SqlError } from '../sql-error.ts';

const MOST_REMEMBERED = 100;
const remembered = new Map<string, RegExp | undefined>();

/**
 * The pattern of REGEXMATCH, with the modifiers `m` (multiple lines), `s` (the dot matches line breaks), `i` (ignores
 * case) and `x` (ignores white space in the pattern). Patterns follow JavaScript here and PCRE in Azure, so they differ
 * beyond their common part.
 *
 * @returns undefined for an invalid pattern
 */
export function regularExpression(pattern: string, modifiers: string): RegExp | undefined {
  const key = `${modifiers}/${pattern}`;
  if (remembered.has(key)) return remembered.get(key);
  const expression = compile(pattern, modifiers);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, expression);
  return expression;
}

/** @throws SqlError if it takes too long */
export function matches(expression: RegExp, text: string): boolean {
  const found = testSafely(expression, text);
  if (found === undefined) throw new SqlError('The pattern of REGEXMATCH takes too long for this text.');
  return found;
}

function compile(pattern: string, modifiers: string): RegExp | undefined {
  if (!/^[msix]*$/.test(modifiers)) return undefined;
  const source = modifiers.includes('x') ? pattern.replaceAll(/\\\s|\s+/g, keepEscaped) : pattern;
  const flags = [...new Set(modifiers)].filter((flag) => flag !== 'x').join('');
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

const keepEscaped = (found: string): string => (found.startsWith('\\') ? found : '');

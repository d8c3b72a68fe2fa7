import { RE2JS } from 're2js';
import { SqlError } from '../sql-error.ts';

const MOST_REMEMBERED = 100;
/** The time also grows with the pattern. */
const LONGEST_PATTERN = 1_000;
const remembered = new Map<string, RE2JS>();

const flags: Readonly<Record<string, number>> = {
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
  i: RE2JS.CASE_INSENSITIVE,
};

/**
 * The pattern of REGEXMATCH, with the modifiers `m` (multiple lines), `s` (the dot matches line breaks), `i` (ignores
 * case) and `x` (ignores white space in the pattern). RE2 reads it, whose time grows only linearly with the text: a
 * backtracking engine needs 2^n steps for `(a+)+$`. Azure reads PCRE, which has more: lookaround, back-references.
 *
 * @returns undefined for unknown modifiers
 * @throws SqlError for a pattern that RE2 doesn't know
 */
export function regularExpression(pattern: string, modifiers: string): RE2JS | undefined {
  if (!/^[msix]*$/.test(modifiers)) return undefined;
  const key = `${modifiers}/${pattern}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const source = modifiers.includes('x') ? pattern.replaceAll(/\\\s|\s+/g, keepEscaped) : pattern;
  const expression = compileLinear(
    source,
    [...modifiers].reduce((all, one) => all | (flags[one] ?? 0), 0),
  );
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, expression);
  return expression;
}

/** @throws SqlError for a pattern that RE2 doesn't know, or that is too long */
export function compileLinear(source: string, options = 0): RE2JS {
  if (source.length > LONGEST_PATTERN) throw new SqlError(`A pattern has at most ${LONGEST_PATTERN} characters here.`);
  try {
    return RE2JS.compile(source, options);
  } catch (error) {
    throw new SqlError(`The pattern is not supported: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const keepEscaped = (found: string): string => (found.startsWith('\\') ? found : '');

/** A filter is not valid SQL of Service Bus, or uses an unsupported part of it. */
export class FilterSyntaxError extends Error {
  override name = 'FilterSyntaxError';
}

export type Token =
  | { kind: 'number' | 'string' | 'operator' | 'quoted-name'; text: string }
  | { kind: 'name'; text: string }
  | { kind: 'end'; text: '' };

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|'(?<string>(?:[^']|'')*)'|\[(?<bracketed>(?:[^\]]|\]\])*)\]|"(?<quoted>(?:[^"]|"")*)"|(?<operator><>|!=|<=|>=|[=<>+\-*/%(),.;])|(?<name>[A-Za-z_@#][\w@#$]*))/y;

/** Service Bus takes no longer filter or action, and so no deeper one. */
export const LONGEST_EXPRESSION = 1_024;

/** Splits an expression into tokens. Names in brackets or double quotes are never keywords. */
export function tokenize(expression: string): Token[] {
  if (expression.length > LONGEST_EXPRESSION) {
    throw new FilterSyntaxError(
      `the length of the statement is ${expression.length}, which exceeds the maximum length of ${LONGEST_EXPRESSION}`,
    );
  }
  const tokens: Token[] = [];
  const end = expression.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const start = TOKEN.lastIndex;
    const groups = TOKEN.exec(expression)?.groups;
    if (groups === undefined)
      throw new FilterSyntaxError(`unexpected "${expression.slice(start).trim().slice(0, 10)}"`);
    const { number, string, bracketed, quoted, operator, name } = groups;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replaceAll("''", "'") });
    else if (bracketed !== undefined) tokens.push({ kind: 'quoted-name', text: bracketed.replaceAll(']]', ']') });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted-name', text: quoted.replaceAll('""', '"') });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

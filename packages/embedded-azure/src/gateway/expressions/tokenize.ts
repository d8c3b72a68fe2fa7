import { ExpressionSyntaxError } from './expression.ts';

export interface Token {
  readonly type: 'string' | 'char' | 'number' | 'word' | 'sign' | 'end';
  /** A string's value without its quotes; otherwise the text. */
  readonly text: string;
}

/** A generic method and its type argument form one token, so that `<` is a comparison everywhere else. */
const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.))'|(\d+)(?![\w.])|([A-Za-z_]\w*(?:<byte\[\]>)?)|(&&|\|\||[=!<>]=|[-+!<>?:.,()[\]]))/y;

/** Splits C# into tokens, as far as policies use it here. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (match === null)
      throw new ExpressionSyntaxError(`can't read it from "${source.slice(from, from + 20).trim()}" on`);
    const [, string, char, number, word, sign] = match;
    if (string !== undefined) tokens.push({ type: 'string', text: withoutEscapes(string) });
    else if (char !== undefined) tokens.push({ type: 'char', text: withoutEscapes(char) });
    else if (number !== undefined) tokens.push({ type: 'number', text: number });
    else if (word !== undefined) tokens.push({ type: 'word', text: word });
    else tokens.push({ type: 'sign', text: sign ?? '' });
  }
  return tokens;
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(.)/g, (whole, letter: string) => {
    if (letter === '"' || letter === "'" || letter === '\\') return letter;
    throw new ExpressionSyntaxError(`the escape ${whole} is not supported`);
  });
}

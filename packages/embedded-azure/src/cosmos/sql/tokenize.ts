import type { Span } from './ast.ts';
import { SqlError } from './sql-error.ts';

export interface Token extends Span {
  kind: 'word' | 'number' | 'text' | 'parameter' | 'symbol' | 'end';
  /** A text without its quotes and escapes; everything else as in the query. */
  value: string;
}

/** One alternative per kind of token; the longest symbols first. */
const PATTERN =
  /(?<space>\s+|--[^\n]*)|(?<text>"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|(?<number>0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<parameter>@[A-Za-z_]\w*)|(?<word>[A-Za-z_$][\w$]*)|(?<symbol>!=|<>|<=|>=|>>>|<<|>>|\?\?|\|\||[()[\]{},.:?+\-*/%<>=&|^~])/y;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < text.length) {
    const start = PATTERN.lastIndex;
    const groups = PATTERN.exec(text)?.groups;
    if (groups === undefined) throw invalid(text, start);
    const end = PATTERN.lastIndex;
    if (groups['space'] !== undefined) continue;
    const [kind, written] = found(groups);
    tokens.push({ kind, value: kind === 'text' ? unquote(written) : written, start, end });
  }
  tokens.push({ kind: 'end', value: '', start: text.length, end: text.length });
  return tokens;
}

function found(groups: Record<string, string | undefined>): [Token['kind'], string] {
  for (const kind of ['word', 'symbol', 'text', 'number', 'parameter'] as const) {
    const written = groups[kind];
    if (written !== undefined) return [kind, written];
  }
  return ['end', ''];
}

function invalid(text: string, start: number): SqlError {
  const near = text.slice(start, start + 20);
  return new SqlError(
    /^["']/.test(near)
      ? `Syntax error, unterminated string near '${near}'.`
      : `Syntax error, invalid token '${near[0]}'.`,
  );
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function unquote(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  return inner.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, char: string) =>
    code === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

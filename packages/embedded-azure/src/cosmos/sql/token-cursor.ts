import { SqlError } from './sql-error.ts';
import { type Token, tokenize } from './tokenize.ts';

const RESERVED = new Set(
  'SELECT FROM WHERE ORDER GROUP BY JOIN IN AS AND OR NOT OFFSET LIMIT VALUE TOP DISTINCT BETWEEN LIKE ESCAPE EXISTS ARRAY ASC DESC'.split(
    ' ',
  ),
);

export const isReserved = (word: string): boolean => RESERVED.has(word.toUpperCase());

/** A position in the tokens of a query, with the few operations that a recursive-descent parser needs. */
export class TokenCursor {
  readonly text: string;
  readonly #tokens: Token[];
  readonly #end: Token;
  #at = 0;

  constructor(text: string) {
    this.text = text;
    this.#tokens = tokenize(text);
    this.#end = { kind: 'end', value: '', start: text.length, end: text.length };
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? this.#end;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Where the previous token ended. */
  get passed(): number {
    return this.#tokens[this.#at - 1]?.end ?? 0;
  }

  sees(keyword: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.value.toUpperCase() === keyword;
  }

  seesSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.value === symbol;
  }

  takes(keyword: string): boolean {
    const seen = this.sees(keyword);
    if (seen) this.#at += 1;
    return seen;
  }

  takesSymbol(symbol: string): boolean {
    const seen = this.seesSymbol(symbol);
    if (seen) this.#at += 1;
    return seen;
  }

  needs(keyword: string): void {
    if (!this.takes(keyword)) this.fail();
  }

  needsSymbol(symbol: string): void {
    if (!this.takesSymbol(symbol)) this.fail();
  }

  seesName(): boolean {
    const token = this.peek();
    return token.kind === 'word' && !isReserved(token.value);
  }

  needsName(): string {
    if (!this.seesName()) this.fail();
    return this.next().value;
  }

  /** `AS name`, or just `name`. */
  takesAlias(): string | undefined {
    return this.takes('AS') || this.seesName() ? this.needsName() : undefined;
  }

  fail(): never {
    throw new SqlError(`Syntax error, incorrect syntax near '${this.peek().value || 'end of query'}'.`);
  }
}

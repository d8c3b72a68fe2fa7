import { FilterSyntaxError, type Token, tokenize } from './sql-tokens.ts';

/** A parser's position in the tokens of an expression. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  /** @throws FilterSyntaxError */
  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  get current(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  take(): Token {
    const token = this.current;
    this.#at += 1;
    return token;
  }

  takeKeyword(keyword: string): boolean {
    const taken = this.current.kind === 'name' && this.current.text.toUpperCase() === keyword;
    if (taken) this.#at += 1;
    return taken;
  }

  takeOperator(operator: string): boolean {
    const taken = this.current.kind === 'operator' && this.current.text === operator;
    if (taken) this.#at += 1;
    return taken;
  }

  takeAny(...operators: string[]): string | undefined {
    return operators.find((operator) => this.takeOperator(operator));
  }

  expectOperator(operator: string): void {
    if (!this.takeOperator(operator)) throw this.unexpected(`"${operator}"`);
  }

  expectEnd(): void {
    if (this.current.kind !== 'end') throw this.unexpected();
  }

  unexpected(wanted = 'an end'): FilterSyntaxError {
    const found = this.current.kind === 'end' ? 'the end' : `"${this.current.text}"`;
    return new FilterSyntaxError(`expected ${wanted}, but found ${found}`);
  }
}

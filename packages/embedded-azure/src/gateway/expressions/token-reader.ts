import { ExpressionSyntaxError } from './expression.ts';
import type { Token } from './tokenize.ts';

const END: Token = { type: 'end', text: 'the end' };

/** Goes through the tokens of one expression. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? END;
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  isSign(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.type === 'sign' && token.text === text;
  }

  /** Takes this sign if it is the next token. */
  takes(text: string): boolean {
    const found = this.isSign(text);
    if (found) this.#at++;
    return found;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw new ExpressionSyntaxError(`${this.peek().text} stands where ${text} should`);
  }

  word(): string {
    const token = this.next();
    if (token.type !== 'word') throw new ExpressionSyntaxError(`${token.text} stands where a name should`);
    return token.text;
  }
}

import type { PropertyName } from '../message/message-content.ts';
import { FilterSyntaxError, type Token, tokenize } from './sql-tokens.ts';
import { arithmetic, comparison, type Expression, like, logic } from './sql-values.ts';

/** `sys.` names, in lower case, of what a message has before it is enqueued; `label` is the old name of the subject. */
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

/**
 * Parses a SQL filter (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-filter).
 *
 * @throws FilterSyntaxError
 */
export function parseSql(expression: string): Expression {
  const parser = new SqlParser(tokenize(expression));
  return parser.whole();
}

/** Recursive descent, one method for each level of precedence, loosest first. */
class SqlParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#current.kind !== 'end') throw this.#unexpected();
    return expression;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#takeKeyword('OR')) left = logic.or(left, this.#and());
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#takeKeyword('AND')) left = logic.and(left, this.#not());
    return left;
  }

  #not(): Expression {
    return this.#takeKeyword('NOT') ? logic.not(this.#not()) : this.#predicate();
  }

  #predicate(): Expression {
    if (this.#takeKeyword('EXISTS')) return this.#exists();
    const left = this.#sum();
    const compared = comparison(this.#current.kind === 'operator' ? this.#current.text : '');
    if (compared !== undefined) {
      this.#at += 1;
      return compared(left, this.#sum());
    }
    if (this.#takeKeyword('IS')) {
      const negated = this.#takeKeyword('NOT');
      if (!this.#takeKeyword('NULL')) throw this.#unexpected('NULL');
      return negated ? logic.not(logic.isNull(left)) : logic.isNull(left);
    }
    const negated = this.#takeKeyword('NOT');
    if (this.#takeKeyword('IN')) return negate(negated, logic.isIn(left, this.#list()));
    if (this.#takeKeyword('LIKE')) return negate(negated, this.#like(left));
    if (negated) throw this.#unexpected('IN or LIKE');
    return left;
  }

  #exists(): Expression {
    this.#expectOperator('(');
    const property = this.#property();
    this.#expectOperator(')');
    return logic.exists(property);
  }

  #list(): Expression[] {
    this.#expectOperator('(');
    const items = [this.#sum()];
    while (this.#takeOperator(',')) items.push(this.#sum());
    this.#expectOperator(')');
    return items;
  }

  #like(value: Expression): Expression {
    const pattern = this.#sum();
    return like(value, pattern, this.#takeKeyword('ESCAPE') ? this.#sum() : undefined);
  }

  #sum(): Expression {
    let left = this.#product();
    for (let sign = this.#takeAny('+', '-'); sign !== undefined; sign = this.#takeAny('+', '-')) {
      left = arithmetic(sign, left, this.#product());
    }
    return left;
  }

  #product(): Expression {
    let left = this.#signed();
    for (let sign = this.#takeAny('*', '/', '%'); sign !== undefined; sign = this.#takeAny('*', '/', '%')) {
      left = arithmetic(sign, left, this.#signed());
    }
    return left;
  }

  #signed(): Expression {
    if (this.#takeOperator('-')) return arithmetic('-', () => 0, this.#signed());
    if (this.#takeOperator('+')) return this.#signed();
    return this.#primary();
  }

  #primary(): Expression {
    const token = this.#current;
    if (token.kind === 'number') return this.#constant(Number(token.text));
    if (token.kind === 'string') return this.#constant(token.text);
    if (this.#takeOperator('(')) {
      const inner = this.#or();
      this.#expectOperator(')');
      return inner;
    }
    if (this.#takeKeyword('TRUE')) return () => true;
    if (this.#takeKeyword('FALSE')) return () => false;
    if (this.#takeKeyword('NULL')) return () => null;
    return this.#property();
  }

  #constant(value: string | number): Expression {
    this.#at += 1;
    return () => value;
  }

  /** `name`, `user.name` or `sys.name`. */
  #property(): Expression {
    const first = this.#name();
    if (this.#takeOperator('(')) throw new FilterSyntaxError(`the function ${first}() is not supported`);
    if (!this.#takeOperator('.')) return (content) => content.applicationPropertyIgnoringCase(first);
    const name = this.#name();
    if (first.toLowerCase() === 'user') return (content) => content.applicationPropertyIgnoringCase(name);
    if (first.toLowerCase() !== 'sys') throw new FilterSyntaxError(`unknown scope "${first}": only sys and user exist`);
    const property = SYSTEM_PROPERTIES.get(name.toLowerCase());
    if (property === undefined) throw new FilterSyntaxError(`the system property sys.${name} is not supported`);
    return (content) => content.property(property);
  }

  #name(): string {
    const token = this.#current;
    if (token.kind !== 'name' && token.kind !== 'quoted-name') throw this.#unexpected('a property');
    this.#at += 1;
    return token.text;
  }

  get #current(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #takeKeyword(keyword: string): boolean {
    const taken = this.#current.kind === 'name' && this.#current.text.toUpperCase() === keyword;
    if (taken) this.#at += 1;
    return taken;
  }

  #takeOperator(operator: string): boolean {
    const taken = this.#current.kind === 'operator' && this.#current.text === operator;
    if (taken) this.#at += 1;
    return taken;
  }

  #takeAny(...operators: string[]): string | undefined {
    return operators.find((operator) => this.#takeOperator(operator));
  }

  #expectOperator(operator: string): void {
    if (!this.#takeOperator(operator)) throw this.#unexpected(`"${operator}"`);
  }

  #unexpected(wanted = 'an end'): FilterSyntaxError {
    const found = this.#current.kind === 'end' ? 'the end' : `"${this.#current.text}"`;
    return new FilterSyntaxError(`expected ${wanted}, but found ${found}`);
  }
}

function negate(negated: boolean, expression: Expression): Expression {
  return negated ? logic.not(expression) : expression;
}

import { type Expression, ExpressionFailure, ExpressionSyntaxError, type Kind } from './expression.ts';
import { knownMembers, type Member } from './known-members.ts';
import { asBool, asJwt, asList, asNumber, asString } from './narrow.ts';
import type { TokenReader } from './token-reader.ts';

export type Names = ReadonlyMap<string, Member>;
type Compile = (reader: TokenReader, names: Names) => Expression;

const casts: ReadonlyMap<string, { kind: Kind; check(value: unknown): unknown }> = new Map([
  ['string', { kind: 'string' as const, check: asString }],
  ['int', { kind: 'number' as const, check: asNumber }],
  ['bool', { kind: 'bool' as const, check: asBool }],
  ['Jwt', { kind: 'Jwt' as const, check: asJwt }],
]);

/** A literal, a name, a cast, `new …` or an expression in parentheses, with all members that follow it. */
export function compileOperand(reader: TokenReader, names: Names, whole: Compile, unary: Compile): Expression {
  const token = reader.next();
  switch (token.type) {
    case 'string':
      return followMembers(constant('string', token.text), reader, names, whole);
    case 'char':
      return constant('char', token.text);
    case 'number':
      return constant('number', Number(token.text));
    case 'word':
      return compileWord(token.text, reader, names, whole);
    case 'sign':
      if (token.text === '(') return compileParenthesis(reader, names, whole, unary);
  }
  throw new ExpressionSyntaxError(`${token.text} is not expected`);
}

function compileParenthesis(reader: TokenReader, names: Names, whole: Compile, unary: Compile): Expression {
  const cast = reader.isSign(')', 1) ? casts.get(reader.peek().text) : undefined;
  if (cast === undefined) {
    const inner = whole(reader, names);
    reader.expect(')');
    return followMembers(inner, reader, names, whole);
  }
  reader.next();
  reader.expect(')');
  const operand = unary(reader, names);
  if (operand.kind !== 'object') throw new ExpressionSyntaxError(`${operand.kind} can't be cast`);
  return { ...operand, kind: cast.kind, evaluate: (exchange) => cast.check(operand.evaluate(exchange)) };
}

function compileWord(word: string, reader: TokenReader, names: Names, whole: Compile): Expression {
  if (word === 'true' || word === 'false') return constant('bool', word === 'true');
  if (word === 'null') return constant('null', null);
  if (word === 'new') return followMembers(compileNew(reader, names, whole), reader, names, whole);
  const { name, member } = longestName(word, reader, names);
  if (member === undefined) throw new ExpressionSyntaxError(`${name} is not supported`);
  return followMembers(access(constant('null', null), name, member, reader, names, whole), reader, names, whole);
}

/** `context.Response` is a name, and so is `context.Response.StatusCode`: the longest one counts. */
function longestName(first: string, reader: TokenReader, names: Names): { name: string; member: Member | undefined } {
  let name = first;
  let member = names.get(name);
  while (reader.isSign('.')) {
    const longer = `${name}.${reader.peek(1).text}`;
    if (member !== undefined && !names.has(longer)) break;
    reader.next();
    reader.word();
    name = longer;
    member = names.get(name);
  }
  return { name, member };
}

function followMembers(start: Expression, reader: TokenReader, names: Names, whole: Compile): Expression {
  let target = start;
  for (;;) {
    if (reader.takes('.')) {
      const name = `${target.kind}.${reader.word()}`;
      const member = knownMembers.get(name);
      if (member === undefined) throw new ExpressionSyntaxError(`${name} is not supported`);
      target = access(target, name, member, reader, names, whole);
    } else if (target.kind === 'variables' && reader.takes('[')) {
      const key = whole(reader, names);
      reader.expect(']');
      target = {
        kind: 'object',
        readsBody: key.readsBody,
        evaluate: (exchange) => {
          const name = asString(key.evaluate(exchange));
          if (!exchange.variables.has(name)) throw new ExpressionFailure(`there is no variable ${name}`);
          return exchange.variables.get(name);
        },
      };
    } else return target;
  }
}

function access(
  target: Expression,
  name: string,
  member: Member,
  reader: TokenReader,
  names: Names,
  whole: Compile,
): Expression {
  const given = member.parameters === undefined ? [] : compileArguments(reader, names, whole);
  const kinds = given.map(({ kind }) => kind);
  if (String(kinds) !== String(member.parameters ?? [])) {
    throw new ExpressionSyntaxError(`${name} takes (${member.parameters}), not (${kinds})`);
  }
  return {
    kind: member.kind,
    readsBody: member.readsBody === true || target.readsBody || given.some(({ readsBody }) => readsBody),
    evaluate: (exchange) =>
      member.get(
        exchange,
        target.evaluate(exchange),
        given.map((argument) => argument.evaluate(exchange)),
      ),
  };
}

function compileArguments(reader: TokenReader, names: Names, whole: Compile): Expression[] {
  reader.expect('(');
  const given: Expression[] = [];
  while (!reader.takes(')')) {
    if (given.length > 0) reader.expect(',');
    // The only named argument. It may also be given by position.
    if (reader.peek().text === 'preserveContent' && reader.isSign(':', 1)) {
      reader.next();
      reader.next();
    }
    given.push(whole(reader, names));
  }
  return given;
}

/** `new JObject(…properties)`, `new JProperty(name, value)` and the empty `new JArray()`. */
function compileNew(reader: TokenReader, names: Names, whole: Compile): Expression {
  const type = reader.word();
  const given = compileArguments(reader, names, whole);
  const readsBody = given.some((argument) => argument.readsBody);
  const kinds = given.map(({ kind }) => kind);
  if (type === 'JArray' && given.length === 0) return { kind: 'json', readsBody, evaluate: () => [] };
  if (type === 'JProperty' && kinds[0] === 'string' && (kinds[1] === 'string' || kinds[1] === 'json') && !kinds[2]) {
    return { kind: 'property', readsBody, evaluate: (at) => given.map((argument) => argument.evaluate(at)) };
  }
  if (type === 'JObject' && kinds.every((kind) => kind === 'property')) {
    const pairs = (at: Parameters<Expression['evaluate']>[0]) =>
      given.map((property) => asList(property.evaluate(at))).map(([name, value]) => [asString(name), value] as const);
    return { kind: 'json', readsBody, evaluate: (at) => Object.fromEntries(pairs(at)) };
  }
  throw new ExpressionSyntaxError(`new ${type}(${kinds}) is not supported`);
}

function constant(kind: Kind, value: unknown): Expression {
  return { kind, readsBody: false, evaluate: () => value };
}

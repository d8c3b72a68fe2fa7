import type { Part } from './match-segment.ts';
import { type Constraint, parseConstraint } from './route-constraints.ts';

export interface Parameter {
  name: string;
  optional: boolean;
  default: string | undefined;
  catchAll: boolean;
  constraints: Constraint[];
}

/** A segment is a literal, one parameter, or literals and parameters mixed, such as `{name}.{extension}`. */
export type Segment =
  | { kind: 'literal'; text: string }
  | { kind: 'parameter'; parameter: Parameter }
  | { kind: 'mixed'; parts: Part[]; parameters: Parameter[]; lastIsOptional: boolean };

/**
 * Parses a route template of ASP.NET Core, as Functions uses it: `orders/{id:int:min(1)}/{line?}`, `{*path}`,
 * `{kind=all}`, `{name}.{extension?}`. A doubled brace means one brace as text.
 *
 * @throws Error saying what is wrong with the template
 */
export function parseTemplate(template: string): Segment[] {
  const path = template.replace(/^~?\/|^~$/, '');
  const texts = splitOutsideBraces(path);
  if (texts.at(-1) === '') texts.pop();
  if (texts.includes('')) throw new Error("'/' may not stand twice in a row");
  const segments = texts.map(parseSegment);
  const names = segments.flatMap(parametersOf).map((parameter) => parameter.name.toLowerCase());
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) throw new Error(`the route parameter '${repeated}' appears more than once`);
  const last = segments.length - 1;
  segments.forEach((segment, index) => {
    const catchAll = parametersOf(segment).some((parameter) => parameter.catchAll);
    if (catchAll && (index !== last || segment.kind !== 'parameter')) {
      throw new Error('a catch-all parameter must be the whole of the last segment');
    }
  });
  return segments;
}

function parametersOf(segment: Segment): Parameter[] {
  if (segment.kind === 'literal') return [];
  return segment.kind === 'parameter' ? [segment.parameter] : segment.parameters;
}

/** Pieces: a doubled brace, a parameter (which may contain doubled braces), a slash, or other text. */
const pieces = /\{\{|\}\}|\{(?:[^{}]|\{\{|\}\})*\}|\/|[^{}/]+/y;

function piecesOf(template: string): string[] {
  const found: string[] = [];
  pieces.lastIndex = 0;
  while (pieces.lastIndex < template.length) {
    const at = pieces.lastIndex;
    const piece = pieces.exec(template)?.[0];
    if (piece === undefined) throw new Error(`the brace at ${at} is not closed, or nothing opened it`);
    found.push(piece);
  }
  return found;
}

function splitOutsideBraces(template: string): string[] {
  const segments = [''];
  for (const piece of piecesOf(template)) {
    if (piece === '/') segments.push('');
    else segments[segments.length - 1] += piece;
  }
  return segments;
}

function parseSegment(text: string): Segment {
  const parts: Part[] = [];
  const parameters: Parameter[] = [];
  let literal = '';
  const endLiteral = () => {
    if (literal !== '') parts.push({ text: literal });
    literal = '';
  };
  for (const piece of piecesOf(text)) {
    if (!isParameter(piece)) {
      literal += piece === '{{' || piece === '}}' ? piece.slice(1) : piece;
      continue;
    }
    endLiteral();
    const parameter = parseParameter(piece.slice(1, -1).replaceAll('{{', '{').replaceAll('}}', '}'));
    const before = parts.at(-1);
    if (before && 'name' in before) throw new Error('two parameters of a segment have no text between them');
    parts.push({ name: parameter.name });
    parameters.push(parameter);
  }
  endLiteral();
  if (parts.some((part) => 'text' in part && part.text.includes('?'))) throw new Error("text may not have a '?'");
  const [only] = parts;
  const [parameter] = parameters;
  if (parts.length === 1 && only) {
    if ('text' in only) return { kind: 'literal', text: only.text };
    if (parameter) return { kind: 'parameter', parameter };
  }
  return { kind: 'mixed', parts, parameters, lastIsOptional: hasOptional(parts, parameters) };
}

const isParameter = (piece: string) => piece.startsWith('{') && piece !== '{{';

/** @throws Error for an optional parameter that is not last, or not after a full stop */
function hasOptional(parts: Part[], parameters: Parameter[]): boolean {
  const optional = parameters.find((parameter) => parameter.optional);
  if (!optional) return false;
  const [before, last] = parts.slice(-2);
  const isLast = last !== undefined && 'name' in last && last.name === optional.name;
  if (isLast && before && 'text' in before && before.text === '.') return true;
  throw new Error(`'${optional.name}' is optional, so that it must be the last of its segment, behind a '.'`);
}

function parseParameter(body: string): Parameter {
  const [, stars = '', name = '', rest = ''] = /^(\*{0,2})([^:=?*{}/]+)(.*)$/s.exec(body) ?? [];
  if (name === '') throw new Error(`'{${body}}' is no route parameter`);
  const parameter: Parameter = { name, optional: false, default: undefined, catchAll: stars !== '', constraints: [] };
  let at = 0;
  while (rest[at] === ':') {
    const end = constraintEnd(rest, at + 1);
    const constraint = rest.slice(at + 1, end);
    if (constraint !== '') parameter.constraints.push(parseConstraint(constraint));
    at = end;
  }
  const tail = rest.slice(at);
  if (tail.startsWith('=')) parameter.default = tail.slice(1);
  else if (tail === '?') parameter.optional = true;
  else if (tail !== '') throw new Error(`'{${body}}' is no route parameter`);
  if (parameter.default?.endsWith('?'))
    throw new Error(`'{${body}}': an optional parameter can't have a default value`);
  if (parameter.catchAll && parameter.optional) throw new Error(`'{${body}}': a catch-all parameter can't be optional`);
  return parameter;
}

/** A constraint ends at the next colon, equals sign or question mark outside its parentheses. */
function constraintEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (depth === 0 && (character === ':' || character === '=' || character === '?')) return at;
  }
  return text.length;
}

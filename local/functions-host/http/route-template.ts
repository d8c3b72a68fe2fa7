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
  | { kind: 'mixed'; expression: RegExp; parameters: Parameter[] };

/**
 * Parses a route template of ASP.NET Core, as Functions uses it: `orders/{id:int:min(1)}/{line?}`, `{*path}`,
 * `{kind=all}`.
 *
 * @returns its segments, literals in lower case
 * @throws Error saying what is wrong with the template
 */
export function parseTemplate(template: string): Segment[] {
  const segments = splitOutsideBraces(template).map(parseSegment);
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

function splitOutsideBraces(template: string): string[] {
  const segments = [''];
  let depth = 0;
  for (const character of template) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === '/' && depth === 0) segments.push('');
    else segments[segments.length - 1] += character;
  }
  if (depth !== 0) throw new Error('a brace is not closed');
  return segments.filter((segment) => segment !== '');
}

function parseSegment(text: string): Segment {
  // A doubled brace, inside a regex constraint, stands for one that neither opens nor closes a parameter.
  const parts = text.split(/(\{(?:[^{}]|\{\{|\}\})*\})/).filter((part) => part !== '');
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    if (!only.startsWith('{')) return { kind: 'literal', text: only.toLowerCase() };
    return { kind: 'parameter', parameter: parseParameter(only.slice(1, -1)) };
  }
  const parameters: Parameter[] = [];
  let source = '';
  for (const part of parts) {
    if (part.startsWith('{')) {
      const parameter = parseParameter(part.slice(1, -1));
      if (parameter.optional || parameter.default !== undefined) {
        throw new Error(`'${part}' is optional but not the whole of its segment, which is not supported`);
      }
      parameters.push(parameter);
      source += '(.+?)';
    } else {
      source += part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    }
  }
  return { kind: 'mixed', expression: new RegExp(`^${source}$`, 'is'), parameters };
}

function parseParameter(body: string): Parameter {
  const [, stars = '', name = '', rest = ''] = /^(\**)([^:=?*{}/]+)(.*)$/s.exec(body) ?? [];
  if (name === '') throw new Error(`'{${body}}' is no route parameter`);
  const parameter: Parameter = { name, optional: false, default: undefined, catchAll: stars !== '', constraints: [] };
  let at = 0;
  while (rest[at] === ':') {
    const end = constraintEnd(rest, at + 1);
    parameter.constraints.push(parseConstraint(rest.slice(at + 1, end)));
    at = end;
  }
  const tail = rest.slice(at);
  if (tail.startsWith('=')) parameter.default = tail.slice(1);
  else if (tail === '?') parameter.optional = true;
  else if (tail !== '') throw new Error(`'{${body}}' is no route parameter`);
  return parameter;
}

/** A constraint ends at the next colon, equals sign or question mark outside its parentheses. */
function constraintEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (depth === 0 && (character === ':' || character === '=' || character === '?')) return at;
  }
  return text.length;
}

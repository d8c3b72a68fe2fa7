import { randomUUID } from 'node:crypto';
import { textOf } from '../output-bindings/output-values.ts';

/** The trigger's values for binding expressions. Names ignore case. */
export interface BindingData {
  get(name: string): unknown;
}

/** A text with `{name}`, `{name.member}` or `{rand-guid}` in it (BindingTemplate of the WebJobs SDK). */
export interface BindingExpression {
  /** The names that the trigger must provide, without members, each once. */
  readonly names: readonly string[];
  /** @throws Error naming the missing value */
  fill(data: BindingData): string;
  /** The text with every name replaced by what `replace` makes of it. */
  replaceNames(replace: (name: string) => string): string;
}

type Part = { text: string } | { path: [string, ...string[]] } | { system: 'rand-guid' };

/** `{{` and `}}` stand for one brace. */
const token = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;
const path = /^[a-z_][\w-]*(\.[\w-]+)*$/i;

/** @throws SyntaxError for braces without a partner, and for expressions that are not supported */
export function parseBindingExpression(template: string): BindingExpression {
  const parts = partsOf(template);
  const names = new Set(parts.flatMap((part) => ('path' in part ? [part.path[0]] : [])));
  return {
    names: [...names],
    fill: (data) => parts.map((part) => textFor(part, data)).join(''),
    replaceNames: (replace) => parts.map((part) => ('path' in part ? replace(part.path[0]) : textFor(part))).join(''),
  };
}

function partsOf(template: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of template.matchAll(token)) {
    parts.push({ text: template.slice(end, match.index) });
    parts.push(partOf(match[0], match[1]));
    end = match.index + match[0].length;
  }
  return [...parts, { text: template.slice(end) }];
}

function partOf(text: string, expression: string | undefined): Part {
  if (text === '{{' || text === '}}') return { text: text.slice(1) };
  if (expression === undefined) throw new SyntaxError(`the brace "${text}" has no partner`);
  if (/^rand-guid(:d)?$/i.test(expression)) return { system: 'rand-guid' };
  if (/^(rand-guid|datetime|sys)\b/i.test(expression) || !path.test(expression)) {
    throw new SyntaxError(`the binding expression "${text}" is not supported`);
  }
  const [name = '', ...members] = expression.split('.');
  return { path: [name, ...members] };
}

function textFor(part: Part, data?: BindingData): string {
  if ('text' in part) return part.text;
  if ('system' in part) return randomUUID();
  const [name, ...members] = part.path;
  let value = data?.get(name);
  if (value === undefined || value === null) throw new Error(`No value for named parameter '${name}'.`);
  for (const member of members) {
    value = memberOf(value, member);
    if (value === undefined || value === null) {
      throw new Error(`Error while accessing '${member}': property doesn't exist.`);
    }
  }
  return textOf(value);
}

function memberOf(value: unknown, member: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const own = Object.entries(value);
  return (own.find(([name]) => name === member) ??
    own.find(([name]) => name.toLowerCase() === member.toLowerCase()))?.[1];
}

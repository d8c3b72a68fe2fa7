import { z } from 'zod';

/**
 * A query parameter that lists some of `values`, separated by commas (OpenAPI's form style without explode). Some
 * generated clients repeat the parameter instead, so that is accepted too.
 */
export function commaSeparated<const V extends string>(values: readonly V[]) {
  return z
    .string()
    .meta({ type: 'array', items: { type: 'string', enum: values } })
    .transform((list, context) => {
      const given = [...new Set(list.split(','))].sort();
      const unknown = given.filter((value) => !(values as readonly string[]).includes(value));
      if (unknown.length > 0) context.addIssue({ code: 'custom', message: explain(unknown, values) });
      return given as V[];
    });
}

function explain(unknown: readonly string[], values: readonly string[]): string {
  const named = unknown.slice(0, 20).map((value) => `\`${value.slice(0, 40)}\``);
  return `must be some of ${values.join(', ')}, separated by commas, not ${named.join(', ')}`;
}

export function isCommaSeparated(query: z.ZodType, name: string): boolean {
  if (!(query instanceof z.ZodObject) || !Object.hasOwn(query.shape, name)) return false;
  return z.toJSONSchema(query.shape[name], { io: 'input', unrepresentable: 'any' }).type === 'array';
}

import { z } from 'zod';

/**
 * A query parameter that lists some of `values`, separated by commas (OpenAPI's form style without explode). Some
 * generated clients repeat the parameter instead, so that is accepted too.
 */
export function commaSeparated<const V extends string>(values: readonly [V, ...V[]]) {
  const one = z.enum(values, `must be some of ${values.join(', ')}, separated by commas`);
  return z
    .string()
    .meta({ type: 'array', items: { type: 'string', enum: values } })
    .transform((list) => [...new Set(list.split(','))].sort())
    .pipe(z.array(one));
}

export function isCommaSeparated(query: z.ZodType, name: string): boolean {
  if (!(query instanceof z.ZodObject) || !Object.hasOwn(query.shape, name)) return false;
  return z.toJSONSchema(query.shape[name], { io: 'input', unrepresentable: 'any' }).type === 'array';
}

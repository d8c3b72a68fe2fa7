import { z } from 'zod';

/**
 * A query parameter that names some of `values`, separated by commas; OpenAPI's form style without explode. Clients that
 * are generated repeat the parameter instead, so that is taken as well.
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

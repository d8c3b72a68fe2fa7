import { z } from 'zod';

/** A query parameter that names some of `values`, separated by commas; OpenAPI's form style without explode. */
export function commaSeparated<const V extends string>(values: readonly [V, ...V[]]) {
  const one = z.enum(values);
  return z
    .string()
    .meta({ type: 'array', items: { type: 'string', enum: values } })
    .transform((list) => [...new Set(list.split(','))].sort())
    .pipe(z.array(one.or(z.never(`must be some of ${values.join(', ')}, separated by commas`))));
}

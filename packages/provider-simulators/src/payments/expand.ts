import { z } from 'zod';

/**
 * The parameter `expand`: which objects are shown instead of their ids. https://docs.stripe.com/api/expanding_objects
 *
 * @param paths what the operation can expand; a path of a list begins with `data.`
 */
export function expandParameter<P extends string>(...paths: readonly [P, ...P[]]) {
  return z
    .record(z.string().regex(/^\d{1,2}$/), z.enum(paths, `only ${paths.join(' and ')}`))
    .transform((given): ReadonlySet<string> => new Set(Object.values(given)))
    .default(new Set());
}

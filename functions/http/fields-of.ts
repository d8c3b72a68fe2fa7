import { z } from 'zod';
import { commaSeparated } from './comma-separated.ts';

/** The query parameter `fields`: the names of some fields of a view, separated by commas. The pipeline picks them. */
export function fieldsOf(view: z.ZodType) {
  if (!(view instanceof z.ZodObject)) throw new Error('only an object has fields');
  return commaSeparated(Object.keys(view.shape))
    .optional()
    .describe('The names of the fields to return, separated by commas. The response has only these');
}

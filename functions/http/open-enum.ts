import { z } from 'zod';

/**
 * A text in an answer that is one of `values`, or one that a later version adds. A closed `enum` would be a promise that
 * clients' generated code checks, and every new value would break them.
 */
export function openEnum(values: readonly string[]) {
  return z.string().meta({ 'x-extensible-enum': [...values] });
}

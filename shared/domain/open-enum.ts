import { z } from 'zod';

/**
 * A text in an answer: one of `values`, or a value that a later version adds. Generated clients check a closed `enum`,
 * so every new value would break them.
 */
export function openEnum(values: readonly string[]) {
  return z.string().meta({ 'x-extensible-enum': [...values] });
}

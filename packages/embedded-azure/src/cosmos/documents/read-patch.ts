import { z } from 'zod';
import type { Json } from '../values/json.ts';
import { badRequest } from '../wire/cosmos-error.ts';

const MOST_OPERATIONS = 10;

const Pointer = z.string().startsWith('/');
const JsonValue = z.custom<Json>((value) => value !== undefined);
const Operation = z.discriminatedUnion('op', [
  z.object({ op: z.literal('add'), path: Pointer, value: JsonValue }),
  z.object({ op: z.literal('set'), path: Pointer, value: JsonValue }),
  z.object({ op: z.literal('replace'), path: Pointer, value: JsonValue }),
  z.object({ op: z.literal('remove'), path: Pointer }),
  z.object({ op: z.literal('incr'), path: Pointer, value: z.number() }),
  z.object({ op: z.literal('move'), path: Pointer, from: Pointer }),
]);
const Operations = z.array(Operation).min(1);
const Patch = z.union([
  Operations.transform((operations) => ({ operations, condition: undefined })),
  z.object({ operations: Operations, condition: z.string().optional() }),
]);

export type Patch = z.infer<typeof Patch>;
export type PatchOperation = z.infer<typeof Operation>;

/** Reads the body of a patch: a list of operations, or `{ operations, condition }`. */
export function readPatch(body: unknown): Patch {
  const parsed = Patch.safeParse(body);
  if (!parsed.success) throw badRequest(`The patch is invalid: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.operations.length > MOST_OPERATIONS) {
    throw badRequest(`The number of patch operations can't exceed '${MOST_OPERATIONS}'.`);
  }
  return parsed.data;
}

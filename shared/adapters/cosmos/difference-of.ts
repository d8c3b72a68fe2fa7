import { isDeepStrictEqual } from 'node:util';
import type { JSONObject } from '@azure/cosmos';
import type { AddedOnce } from '../../ports/partners-admin.ts';

/** The first of these fields in which a stored document differs from what it should be, with its stored value. */
export function differenceOf(
  stored: JSONObject | undefined,
  wanted: JSONObject,
  fields: readonly string[],
): Extract<AddedOnce, { kind: 'differs' }> | undefined {
  const field = fields.find((name) => !isDeepStrictEqual(stored?.[name], wanted[name]));
  return field === undefined ? undefined : { kind: 'differs', field, stored: stored?.[field] };
}

import { compile } from '../sql/evaluate.ts';
import { rootAlias } from '../sql/projection.ts';
import { readQuery, rootScope } from '../sql/query.ts';
import type { JsonObject } from '../values/json.ts';
import type { PropertyPath } from '../values/property-path.ts';
import { badRequest, CONDITION_NOT_MET, preconditionFailed } from '../wire/cosmos-error.ts';
import { locate } from './patch-place.ts';
import type { Patch, PatchOperation } from './read-patch.ts';

const SYSTEM_PATHS: PropertyPath[] = ['id', '_rid', '_self', '_etag', '_ts', '_attachments'].map((name) => [name]);

/**
 * Changes `document` in place.
 *
 * @param fixed paths that no operation may name, besides the system's own
 * @throws CosmosError 412 if the condition is not met, 400 if an operation is impossible
 */
export function patchDocument(document: JsonObject, { operations, condition }: Patch, fixed: readonly PropertyPath[]) {
  if (condition !== undefined && !meets(document, condition)) throw preconditionFailed(CONDITION_NOT_MET);
  for (const operation of operations) apply(document, operation, [...SYSTEM_PATHS, ...fixed]);
}

/** The condition is the last part of a query, `FROM c WHERE …`. */
function meets(document: JsonObject, condition: string): boolean {
  const query = readQuery(/^\s*select\b/i.test(condition) ? condition : `SELECT * ${condition}`);
  const { where } = query.select;
  if (where === undefined) return true;
  const scope = { ...rootScope(query, new Map()), variables: { [rootAlias(query.select)]: document } };
  return compile(where)(scope) === true;
}

function apply(document: JsonObject, operation: PatchOperation, fixed: PropertyPath[]): void {
  if (operation.op === 'move') {
    move(document, operation.from, operation.path, fixed);
    return;
  }
  const target = locate(document, operation.path, fixed);
  switch (operation.op) {
    case 'add':
      target.insert(operation.value);
      break;
    case 'set':
      target.assign(operation.value);
      break;
    case 'replace':
      target.requireValue('replace');
      target.assign(operation.value);
      break;
    case 'remove':
      target.requireValue('remove');
      target.remove();
      break;
    case 'incr': {
      const current = target.value();
      const value = current === undefined ? 0 : current;
      if (typeof value !== 'number') throw badRequest(`Patch operation incr: '${operation.path}' is not a number.`);
      const sum = value + operation.value;
      if (!Number.isFinite(sum)) throw badRequest(`Patch operation incr: '${operation.path}' would be too large.`);
      target.assign(sum);
      break;
    }
  }
}

/** Finds the target after the value is removed, because later places in the same array have moved up. */
function move(document: JsonObject, from: string, path: string, fixed: PropertyPath[]): void {
  if (path.startsWith(`${from}/`)) throw badRequest(`Patch operation move: '${path}' lies within '${from}'.`);
  const source = locate(document, from, fixed);
  const value = source.requireValue('move');
  source.remove();
  locate(document, path, fixed).insert(value);
}

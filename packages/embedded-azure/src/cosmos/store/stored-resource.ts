import type { ContainerDefinition } from '../containers/container-definition.ts';
import { encodeEtag, encodeRid } from '../containers/resource-id.ts';
import { isJsonObject, type JsonObject } from '../values/json.ts';

interface Described {
  rid: string;
  /** As clients see it. */
  resource: JsonObject;
}

export function describeDatabase(number: number, id: string): Described {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(0x4000_0000 + number);
  const rid = encodeRid(bytes);
  const now = Date.now();
  const resource: JsonObject = {
    ...{ id, _rid: rid, _self: `dbs/${rid}/`, _etag: encodeEtag(0, number, now) },
    ...{ _colls: 'colls/', _users: 'users/', _ts: Math.floor(now / 1000) },
  };
  return { rid, resource };
}

/** @param owner its database */
export function describeContainer(
  number: number,
  owner: { number: number; resource: JsonObject },
  definition: ContainerDefinition,
): Described {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(0x4000_0000 + owner.number);
  bytes.writeUInt32BE(0x8000_0000 + number, 4);
  const rid = encodeRid(bytes);
  const now = Date.now();
  const resource: JsonObject = {
    ...definition.resource,
    ...{ _rid: rid, _ts: Math.floor(now / 1000), _self: `${String(owner.resource['_self'])}colls/${rid}/` },
    ...{ _etag: encodeEtag(number, 0, now), _docs: 'docs/', _sprocs: 'sprocs/', _triggers: 'triggers/' },
    ...{ _udfs: 'udfs/', _conflicts: 'conflicts/' },
  };
  return { rid, resource };
}

/** Reads a resource of the state file. */
export function parseResource(text: unknown): JsonObject {
  const resource: unknown = JSON.parse(String(text));
  if (!isJsonObject(resource)) throw new TypeError('a resource in the state file is no object');
  return resource;
}

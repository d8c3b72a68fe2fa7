import type { Catalog } from '../store/catalog.ts';

/** Four bytes in base64: the `_rid` of a database. */
const DATABASE_RID = /^[A-Za-z0-9+-]{6}==$/;

/** Whether a path names its resources by `_rid`. As in Azure, the form of the database's segment decides. */
export function isByRid(segments: readonly string[]): boolean {
  return segments[0] === 'dbs' && DATABASE_RID.test(segments[1] ?? '');
}

/**
 * Replaces the `_rid`s of database and container by their ids. The .NET client requests the ranges of a container by
 * `_rid`. An unknown one stays, and so becomes a 404.
 */
export function withIds(segments: readonly string[], catalog: Catalog): readonly string[] {
  if (!isByRid(segments)) return segments;
  const database = [...catalog.databases.values()].find(({ rid }) => rid === segments[1]);
  if (database === undefined) return segments;
  const container = [...database.containers.values()].find(({ rid }) => rid === segments[3]);
  const names = [String(database.resource['id']), container?.definition.id];
  return segments.map((segment, i) => (i === 1 || i === 3 ? (names[(i - 1) / 2] ?? segment) : segment));
}

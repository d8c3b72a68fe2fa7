import { containers, databaseId } from '../../../shared/adapters/cosmos/containers.ts';
import type { Deployment } from '../bicep/predict.ts';
import { at } from '../bicep/value.ts';
import { made } from '../deployed.ts';

type Json = Record<string, unknown>;

const DATABASE = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases';

/** The database and its containers are what the app declares: keys, indexes, time to live, unique keys. */
export function checkContainers(deployment: Deployment): string[] {
  const [database, ...others] = made(deployment, DATABASE);
  const faults = others.map(({ name }) => `${name} is a database that the app doesn't know`);
  if (at(database?.body, 'properties', 'resource', 'id') !== databaseId)
    faults.push(`there is no database ${databaseId}`);
  const found = made(deployment, `${DATABASE}/containers`).map(
    ({ body }) => at(body, 'properties', 'resource') as Json,
  );
  const wanted: Json[] = Object.values(containers);
  for (const container of wanted) {
    const same = found.find(({ id }) => id === container['id']);
    if (same === undefined) faults.push(`there is no container ${container['id']}`);
    else faults.push(...differences(container, same));
  }
  for (const { id } of found)
    if (!wanted.some((container) => container['id'] === id)) faults.push(`nobody knows container ${id}`);
  return faults;
}

function differences(wanted: Json, found: Json): string[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  return names
    .filter((name) => JSON.stringify(normal(name, wanted[name])) !== JSON.stringify(normal(name, found[name])))
    .map((name) => `${name} of container ${wanted['id']} isn't as declared`);
}

/** With what the service does where nothing is said, and in one order. */
function normal(name: string, value: unknown): unknown {
  const said = name === 'partitionKey' ? { kind: 'Hash', version: 2, ...(value as Json) } : value;
  return sorted(said);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, entry]) => [key, sorted(entry)])
      .sort(),
  );
}

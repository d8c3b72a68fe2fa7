import type { JsonObject } from '../values/json.ts';
import { type Account, type Answer, idAt, objectBody, type WireRequest } from '../wire/operation.ts';
import { resourcePage } from './resource-page.ts';
import { selectResources } from './select-resources.ts';
import { throughputHeaders } from './throughput-headers.ts';

export async function createDatabase({ store }: Account, request: WireRequest): Promise<Answer> {
  const body = objectBody(request);
  const throughput = throughputHeaders(request);
  const { resource } = await store.write(() => store.catalog.createDatabase(body, throughput));
  return resourceAnswer(201, resource);
}

export function readDatabase({ store }: Account, request: WireRequest): Answer {
  return resourceAnswer(200, store.catalog.database(idAt(request, 0)).resource);
}

export async function deleteDatabase({ store }: Account, request: WireRequest): Promise<Answer> {
  await store.write(() => store.catalog.dropDatabase(idAt(request, 0)));
  return { status: 204 };
}

export function listDatabases({ store }: Account, request: WireRequest): Answer {
  const items = resources(store).map((resource) => JSON.stringify(resource));
  return resourcePage(request, 'Databases', '', items);
}

export function queryDatabases({ store }: Account, request: WireRequest): Answer {
  return resourcePage(request, 'Databases', '', selectResources(request, resources(store)));
}

function resources(store: Account['store']): JsonObject[] {
  return [...store.catalog.databases.values()].map(({ resource }) => resource);
}

function resourceAnswer(status: number, resource: JsonObject): Answer {
  return { status, body: JSON.stringify(resource), headers: { etag: String(resource['_etag']) } };
}

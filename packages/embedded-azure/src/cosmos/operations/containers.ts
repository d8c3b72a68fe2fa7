import type { Container } from '../store/container.ts';
import type { JsonObject } from '../values/json.ts';
import {
  type Account,
  type Answer,
  feedBody,
  headerOf,
  idAt,
  objectBody,
  type WireRequest,
} from '../wire/operation.ts';
import { resourcePage } from './resource-page.ts';
import { selectResources } from './select-resources.ts';
import { throughputHeaders } from './throughput-headers.ts';

export async function createContainer({ store, partitions }: Account, request: WireRequest): Promise<Answer> {
  const body = objectBody(request);
  const throughput = throughputHeaders(request);
  const create = () => store.catalog.createContainer(idAt(request, 0), body, partitions, throughput);
  return containerAnswer(201, await store.write(create));
}

export function readContainer({ store }: Account, request: WireRequest): Answer {
  const answer = containerAnswer(200, store.catalog.container(idAt(request, 0), idAt(request, 1)));
  // The index is rebuilt before the answer, so it is always complete.
  return {
    ...answer,
    headers: { ...answer.headers, 'x-ms-documentdb-collection-index-transformation-progress': '100' },
  };
}

export async function replaceContainer({ store }: Account, request: WireRequest): Promise<Answer> {
  const body = objectBody(request);
  const replace = () => store.catalog.replaceContainer(idAt(request, 0), idAt(request, 1), body);
  return containerAnswer(200, await store.write(replace));
}

export async function deleteContainer({ store }: Account, request: WireRequest): Promise<Answer> {
  await store.write(() => store.catalog.dropContainer(idAt(request, 0), idAt(request, 1)));
  return { status: 204 };
}

export function listContainers(account: Account, request: WireRequest): Answer {
  const { rid, resources } = containersOf(account, request);
  const items = resources.map((resource) => JSON.stringify(resource));
  return resourcePage(request, 'DocumentCollections', rid, items);
}

export function queryContainers(account: Account, request: WireRequest): Answer {
  const { rid, resources } = containersOf(account, request);
  return resourcePage(request, 'DocumentCollections', rid, selectResources(request, resources));
}

/** The physical ranges of a container. They never change, so a client needs to read them only once. */
export function listPartitionKeyRanges({ store }: Account, request: WireRequest): Answer {
  const container = store.catalog.ownerOfItems(idAt(request, 0), idAt(request, 1));
  const headers = { etag: '"1"' };
  if (headerOf(request, 'if-none-match') === headers.etag) return { status: 304, headers, container };
  const { rid, ranges, resource } = container;
  const items = ranges.map(({ id, min, max }) =>
    JSON.stringify({
      ...{ _rid: rid, id, _etag: headers.etag, minInclusive: min, maxExclusive: max, ridPrefix: Number(id) },
      ...{ _self: `${String(resource['_self'])}pkranges/${id}/`, throughputFraction: 1 / ranges.length },
      ...{ status: 'online', parents: [], _ts: resource['_ts'] },
    }),
  );
  return { status: 200, body: feedBody('PartitionKeyRanges', rid, items), headers, container };
}

function containersOf({ store }: Account, request: WireRequest): { rid: string; resources: JsonObject[] } {
  const { rid, containers } = store.catalog.database(idAt(request, 0));
  return { rid, resources: [...containers.values()].map(({ resource }) => resource) };
}

function containerAnswer(status: number, container: Container): Answer {
  const { resource } = container;
  return { status, body: JSON.stringify(resource), headers: { etag: String(resource['_etag']) }, container };
}

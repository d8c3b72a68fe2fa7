import type { DataAction } from '../access/data-role.ts';
import { readAccount } from '../operations/account.ts';
import { readChangeFeed } from '../operations/change-feed.ts';
import {
  createContainer,
  deleteContainer,
  listContainers,
  listPartitionKeyRanges,
  queryContainers,
  readContainer,
  replaceContainer,
} from '../operations/containers.ts';
import {
  createDatabase,
  deleteDatabase,
  listDatabases,
  queryDatabases,
  readDatabase,
} from '../operations/databases.ts';
import { createItem, deleteItem, patchItem, readItem, replaceItem, runBatch, upsertItem } from '../operations/items.ts';
import { listOffers, queryOffers, readOffer, replaceOffer } from '../operations/offers.ts';
import { listItems, planOfQuery, queryItems } from '../operations/queries.ts';
import { CosmosError, notFound, unsupported } from './cosmos-error.ts';
import { flagOf, type Operation, type WireRequest } from './operation.ts';

export interface Route {
  on: string;
  /**
   * What a principal of Microsoft Entra must be allowed to do; a batch asks for each of its operations. Without it only the
   * account's key works.
   */
  needs?: DataAction | 'eachOperation';
  /** If several operations share a method and a path, headers distinguish them. The first match counts. */
  when?: (request: WireRequest) => boolean;
  run: Operation;
}

const isQuery = (request: WireRequest) =>
  flagOf(request, 'x-ms-documentdb-isquery') || flagOf(request, 'x-ms-documentdb-query');
const isQueryPlan = (request: WireRequest) => flagOf(request, 'x-ms-cosmos-is-query-plan-request');
const isBatch = (request: WireRequest) => flagOf(request, 'x-ms-cosmos-is-batch-request');
const isUpsert = (request: WireRequest) => flagOf(request, 'x-ms-documentdb-is-upsert');
const isChangeFeed = (request: WireRequest) => request.headers['a-im'] !== undefined;

/** Every supported operation of the wire protocol. `*` means an id. */
const routes: Route[] = [
  { on: 'GET /', needs: 'readMetadata', run: readAccount },
  { on: 'GET /offers', run: listOffers },
  { on: 'POST /offers', run: queryOffers },
  { on: 'GET /offers/*', run: readOffer },
  { on: 'PUT /offers/*', run: replaceOffer },

  { on: 'GET /dbs', needs: 'readMetadata', run: listDatabases },
  { on: 'POST /dbs', when: isQuery, needs: 'readMetadata', run: queryDatabases },
  { on: 'POST /dbs', run: createDatabase },
  { on: 'GET /dbs/*', needs: 'readMetadata', run: readDatabase },
  { on: 'DELETE /dbs/*', run: deleteDatabase },

  { on: 'GET /dbs/*/colls', needs: 'readMetadata', run: listContainers },
  { on: 'POST /dbs/*/colls', when: isQuery, needs: 'readMetadata', run: queryContainers },
  { on: 'POST /dbs/*/colls', run: createContainer },
  { on: 'GET /dbs/*/colls/*', needs: 'readMetadata', run: readContainer },
  { on: 'PUT /dbs/*/colls/*', run: replaceContainer },
  { on: 'DELETE /dbs/*/colls/*', run: deleteContainer },
  { on: 'GET /dbs/*/colls/*/pkranges', needs: 'readMetadata', run: listPartitionKeyRanges },

  { on: 'GET /dbs/*/colls/*/docs/*', needs: 'items/read', run: readItem },
  { on: 'PUT /dbs/*/colls/*/docs/*', needs: 'items/replace', run: replaceItem },
  { on: 'PATCH /dbs/*/colls/*/docs/*', needs: 'items/replace', run: patchItem },
  { on: 'DELETE /dbs/*/colls/*/docs/*', needs: 'items/delete', run: deleteItem },

  { on: 'GET /dbs/*/colls/*/docs', when: isChangeFeed, needs: 'readChangeFeed', run: readChangeFeed },
  { on: 'GET /dbs/*/colls/*/docs', needs: 'executeQuery', run: listItems },
  { on: 'POST /dbs/*/colls/*/docs', when: isQueryPlan, needs: 'executeQuery', run: planOfQuery },
  { on: 'POST /dbs/*/colls/*/docs', when: isQuery, needs: 'executeQuery', run: queryItems },
  { on: 'POST /dbs/*/colls/*/docs', when: isBatch, needs: 'eachOperation', run: runBatch },
  { on: 'POST /dbs/*/colls/*/docs', when: isUpsert, needs: 'items/upsert', run: upsertItem },
  { on: 'POST /dbs/*/colls/*/docs', needs: 'items/create', run: createItem },
];

/** Kinds of resources that Azure has but this account lacks. */
const unsupportedKinds = new Map([
  ['sprocs', 'A stored procedure'],
  ['triggers', 'A trigger'],
  ['udfs', 'A user-defined function'],
  ['conflicts', 'The conflict feed'],
  ['users', 'A user of the account'],
  ['permissions', 'A permission'],
  ['clientencryptionkeys', 'A client encryption key'],
  ['operations', 'Deleting a whole logical partition'],
]);

const byShape = Map.groupBy(routes, ({ on }) => on);

/** @throws CosmosError 404, 405, 501 */
export function routeOf(request: WireRequest): Route {
  const shape = request.segments.map((segment, i) => (i % 2 === 0 ? segment : '*')).join('/');
  const route = byShape.get(`${request.method} /${shape}`)?.find(({ when }) => when === undefined || when(request));
  if (route !== undefined) return route;
  for (const [i, segment] of request.segments.entries()) {
    const feature = i % 2 === 0 ? unsupportedKinds.get(segment) : undefined;
    if (feature !== undefined) throw unsupported(feature);
  }
  if (routes.some(({ on }) => on.endsWith(` /${shape}`))) {
    throw new CosmosError(405, 'MethodNotAllowed', `${request.method} is not allowed here.`);
  }
  throw notFound();
}

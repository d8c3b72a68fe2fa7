import { z } from 'zod';
import type { ConsolePart } from '../console-part.ts';
import { jsonOf } from '../json-of.ts';
import { Account, keyIn, told } from './account.ts';
import { runQuery } from './run-query.ts';
import type { DocumentPlace, QueryRequest } from './shown-document.ts';
import { watchDocument } from './watch-document.ts';

export interface DocumentsOptions {
  connectionString: string;
  /** The project's own commands that repair a document. */
  repairCommands?: (place: { container: string; id: string }) => string[];
}

const KeyPart = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Query = z.strictObject({
  query: z.string().min(1),
  partitionKey: z.array(KeyPart).min(1).optional(),
  continuation: z.string().optional(),
});
const MOST_PLACES = 20;

/** The documents of Cosmos DB, by the official client. It only reads. */
export function documentsPart({ connectionString, repairCommands }: DocumentsOptions): ConsolePart {
  const account = new Account(connectionString);
  return {
    name: 'documents',
    routes: [
      {
        method: 'GET',
        path: '/api/documents',
        handle: async () => ({ status: 200, body: await account.listContainers() }),
      },
      {
        method: 'POST',
        path: '/api/documents/{container}/query',
        handle: async ({ parameters: { container = '' }, body }) => {
          const request = Query.parse(jsonOf({ body })) as QueryRequest;
          return { status: 200, body: await runQuery(await account.find(container), request) };
        },
      },
      {
        method: 'GET',
        path: '/api/documents/{container}/places/{id}',
        handle: async ({ parameters: { container = '', id = '' } }) => {
          const places = await findPlaces(container, id);
          // A link can name any id: only what exists has commands to copy.
          const commands = places.length > 0 ? (repairCommands?.({ container, id }) ?? []) : [];
          return { status: 200, body: { places, commands } };
        },
      },
      {
        method: 'GET',
        path: '/api/documents/{container}/watch/{id}',
        handle: ({ parameters: { container = '', id = '' }, query }) => {
          const partitionKey = z.array(KeyPart).parse(jsonOf({ body: query.get('key') ?? '[]' }));
          const find = () => account.find(container);
          return { status: 200, events: (signal) => watchDocument(find, { id, partitionKey }, signal) };
        },
      },
    ],
    close: async () => account.close(),
  };

  /** An id is unique only with its partition key. */
  async function findPlaces(name: string, id: string): Promise<DocumentPlace[]> {
    const { container, paths } = await account.find(name);
    const spec = {
      query: `SELECT TOP ${MOST_PLACES} * FROM c WHERE c.id = @id`,
      parameters: [{ name: '@id', value: id }],
    };
    const { resources } = await told(() => container.items.query<unknown>(spec).fetchAll());
    return resources.flatMap((document) => {
      const partitionKey = keyIn(document, paths);
      return partitionKey === undefined ? [] : [{ id, partitionKey }];
    });
  }
}

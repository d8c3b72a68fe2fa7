import { createDefaultHttpClient, type PipelineResponse } from '@azure/core-rest-pipeline';
import { type Container, CosmosClient } from '@azure/cosmos';
import { type CosmosOptions, startCosmos } from '@partner-orders/embedded-azure/cosmos';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';

/** A Cosmos DB for one test, with the app's containers on four physical ranges, over real sockets. */
export async function cosmosDatabase(options: Pick<CosmosOptions, 'rangeStarts'> = {}) {
  const server = await startCosmos({ stateFile: ':memory:', consistency: 'Strong', partitions: 4, ...options });
  const client = new CosmosClient(server.connectionString);
  const { database } = await client.databases.create({ id: databaseId });
  const clients = [client];
  /** A client whose requests for documents go through `pass`. `call` says what each does. */
  const intercepted = (
    name: keyof typeof containers,
    pass: (call: string, send: () => Promise<PipelineResponse>) => Promise<PipelineResponse>,
  ): Container => {
    const http = createDefaultHttpClient();
    const other = new CosmosClient({
      connectionString: server.connectionString,
      httpClient: {
        sendRequest(request) {
          const call = nameOf(request.method, (header) => request.headers.get(header));
          const isOfDocuments = request.url.includes('/docs') && call !== 'plan';
          return isOfDocuments ? pass(call, () => http.sendRequest(request)) : http.sendRequest(request);
        },
      },
    });
    clients.push(other);
    return other.database(databaseId).container(containers[name].id);
  };
  await Promise.all(Object.values(containers).map((container) => database.containers.create(container)));
  return {
    server,
    container: (name: keyof typeof containers): Container => database.container(containers[name].id),
    intercepted,
    /** A client that reports each request for documents, with its charge. */
    counting: (name: keyof typeof containers, note: (call: string, requestUnits: number) => void): Container =>
      intercepted(name, async (call, send) => {
        const response = await send();
        note(call, Number(response.headers.get('x-ms-request-charge') ?? 0));
        return response;
      }),
    async close() {
      for (const one of clients) one.dispose();
      await server.close();
    },
  };
}

function nameOf(method: string, header: (name: string) => string | undefined): string {
  if (header('x-ms-cosmos-is-query-plan-request')) return 'plan';
  if (header('x-ms-documentdb-isquery') || header('x-ms-documentdb-query')) return 'query';
  return header('x-ms-cosmos-is-batch-request') ? 'batch' : method.toLowerCase();
}

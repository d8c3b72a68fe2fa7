import { CosmosClient } from '@azure/cosmos';
import { serveRuns } from '../serve-runs.ts';
import { documentOf, STORED_DOCUMENTS } from '../workloads.ts';

/** Reads and writes documents through the SDK. The first argument is the connection string. */

const client = new CosmosClient(process.argv[2] ?? '');
const { database } = await client.databases.createIfNotExists({ id: 'bench' });
const { container } = await database.containers.createIfNotExists({
  id: 'documents',
  partitionKey: { paths: ['/pk'] },
});
for (let n = 0; n < STORED_DOCUMENTS; n += 1) await container.items.create(documentOf('stored', n));

serveRuns(async (n, operation) => {
  if (operation === 'point read') {
    const { id, pk } = documentOf('stored', n % STORED_DOCUMENTS);
    return (await container.item(id, pk).read()).statusCode === 200;
  }
  const first = documentOf('first', n);
  if (operation === 'create') return (await container.items.create(first)).statusCode === 201;
  const bodies = [first, documentOf('second', n)];
  const operations = bodies.map((resourceBody) => ({ operationType: 'Create' as const, resourceBody }));
  return (await container.items.batch(operations, first.pk)).code === 200;
});

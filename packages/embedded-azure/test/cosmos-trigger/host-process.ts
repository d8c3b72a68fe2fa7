import { appendFileSync } from 'node:fs';
import { Settings } from '../../src/functions-host/configuration/settings.ts';
import { cosmosTrigger } from '../../src/functions-host/cosmos-trigger/cosmos-trigger.ts';
import type { FunctionDefinition } from '../../src/functions-host/invocation.ts';

/** A host in a separate process, which a test can kill. It appends every document that it receives to a file. */
const [connectionString = '', file = ''] = process.argv.slice(2);
const trigger = {
  ...{ type: 'cosmosDBTrigger', name: 'documents', connection: 'COSMOS', databaseName: 'shop' },
  ...{ containerName: 'changes', startFromBeginning: true, feedPollDelay: 20, maxItemsPerInvocation: 5 },
  createLeaseContainerIfNotExists: true,
};
const definition: FunctionDefinition = { id: 'f', name: 'relay', bindings: { documents: trigger }, trigger };
const host = cosmosTrigger({
  functions: [definition],
  hostId: 'the-only-host',
  settings: new Settings({ COSMOS: connectionString }),
  log: () => undefined,
  invoker: {
    functions: new Map([[definition.name, definition]]),
    async invoke(_, inputs) {
      const documents: { id: string }[] = JSON.parse(inputs[0]?.data.string ?? '');
      for (const { id } of documents) appendFileSync(file, `${id}\n`);
      return {};
    },
  },
});
await host.start();

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServiceBus } from '@partner-orders/embedded-azure/service-bus';

/** The embedded Service Bus with one queue. The first argument is the directory of its state. */

const directory = process.argv[2] ?? '.';
const entities = join(directory, 'entities.json');
const namespaces = [{ Name: 'sbemulatorns', Queues: [{ Name: 'orders' }], Topics: [] }];
writeFileSync(entities, JSON.stringify({ UserConfig: { Namespaces: namespaces, Logging: { Type: 'File' } } }));
const bus = await startServiceBus({ entities, stateFile: join(directory, 'service-bus.db') });
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', connectionString: bus.connectionString });

import { join } from 'node:path';
import { startCosmos } from '@partner-orders/embedded-azure/cosmos';

/** The embedded Cosmos DB. The first argument is the directory of its state. */

const cosmos = await startCosmos({ stateFile: join(process.argv[2] ?? '.', 'cosmos.db') });
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', connectionString: cosmos.connectionString });

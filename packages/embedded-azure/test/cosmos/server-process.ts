import { startCosmos } from '../../src/cosmos/start-cosmos.ts';

/** An embedded Cosmos DB in a separate process, which a test can kill. Prints its endpoint. */
const [stateFile = ''] = process.argv.slice(2);
const { endpoint } = await startCosmos({ stateFile });
process.stdout.write(`${endpoint}\n`);

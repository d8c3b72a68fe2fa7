import { startCarrier } from '../../src/carrier/start-carrier.ts';

/** A simulator in a separate process, so that a test can kill it: `serve-carrier.ts <state file>`. */
const [stateFile = ''] = process.argv.slice(2);
const { port } = await startCarrier({ stateFile });
process.send?.({ port });

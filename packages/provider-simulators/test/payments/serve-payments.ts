import { startPayments } from '../../src/payments/start-payments.ts';

/** A simulator in a separate process, so that a test can kill it: `serve-payments.ts <state file>`. */
const [stateFile = ''] = process.argv.slice(2);
const { port } = await startPayments({ stateFile });
process.send?.({ port });

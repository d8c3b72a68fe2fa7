import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effectivePartitionKey } from '@partner-orders/embedded-azure/internals/cosmos/partition-key/effective-partition-key';
import { fetchToken } from '../tools/run-locally/client/fetch-token.ts';
import { preparePartnerOrders } from '../tools/run-locally/partner-orders.ts';
import { FREE_PORTS } from '../tools/run-locally/stack-ports.ts';

/**
 * The whole stack in its own process, so that it doesn't share an event loop with the load generator. The first
 * argument is JSON: different settings of the app.
 */
export interface StackReady {
  type: 'ready';
  api: string;
  hostPid: number;
  /** A token of the partner acme. */
  token: string;
  /** A token of the partner globex. */
  otherToken: string;
  cosmos: string;
  /** Where partners call. */
  gateway: string;
  /** The certificate of the account of partners' files. */
  caFile: string;
  /** The directory of all state. */
  directory: string;
  /** The app's settings. */
  settings: Record<string, string>;
  /** Milliseconds from the start of this process until the embedded Azure was ready, and until the app was. */
  azureMs: number;
  appMs: number;
}

// STACK_DIRECTORY has state already. It is deleted by its owner.
const { STACK_DIRECTORY: given } = process.env;
const directory = given ?? mkdtempSync(join(tmpdir(), 'partner-orders-bench-'));
// TELEMETRY=off shows what telemetry costs.
const telemetry = process.env['TELEMETRY'] !== 'off';
// Physical ranges of each container, 1 by default. `split`: acme alone has four, as if Azure had split one large
// partner.
const { COSMOS_RANGES: ranges = '1' } = process.env;
const prefix = effectivePartitionKey(['acme'], { kind: 'MultiHash', version: 2, paths: [['partnerId']] });
const cosmos =
  ranges === 'split'
    ? { cosmosRangeStarts: ['10', '20', '30'].map((start) => prefix + start.padEnd(32, '0')) }
    : { cosmosPartitions: Number(ranges) };
const options = { directory, ports: FREE_PORTS, telemetry, ...cosmos, output: () => undefined };
const prepared = await preparePartnerOrders(options);
const azureMs = performance.now();
const host = await prepared.startHost(JSON.parse(process.argv[2] ?? '{}'));
const appMs = performance.now();
const { acme, globex } = prepared.clients;
const hostPid = host.child.pid;
if (acme === undefined || globex === undefined || hostPid === undefined)
  throw new Error('the stack has no partner acme, no partner globex or no host');
const { identity, cosmos: connectionString } = prepared.stack.urls;
const token = await fetchToken(identity, acme);
const otherToken = await fetchToken(identity, globex);
const { settings } = prepared;
const ready: StackReady = {
  type: 'ready',
  api: host.url,
  hostPid,
  token,
  otherToken,
  cosmos: connectionString,
  gateway: prepared.gatewayUrl,
  caFile: prepared.stack.caFile,
  directory,
  settings,
  azureMs,
  appMs,
};
process.send?.(ready);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // The state is deleted with the directory, so nothing that still runs needs to finish.
  host.child.kill('SIGKILL');
  await prepared.close();
  if (given === undefined) rmSync(directory, { recursive: true, force: true });
  process.exit(0);
}
process.once('SIGTERM', stop);
// The process that started it has died.
process.once('disconnect', stop);

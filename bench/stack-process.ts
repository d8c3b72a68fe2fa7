import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FREE_PORTS } from '../local/stack.ts';
import { fetchToken, preparePartnerOrders } from '../scripts/partner-orders.ts';

/** The whole stack in a process of its own, so that what drives it doesn't share its event loop. */
export interface StackReady {
  api: string;
  hostPid: number;
  token: string;
  /** The connection string, to put data there without the API. */
  cosmos: string;
}

const directory = mkdtempSync(join(tmpdir(), 'partner-orders-bench-'));
const prepared = await preparePartnerOrders({ directory, ports: FREE_PORTS, output: () => undefined });
const host = await prepared.startHost();
const acme = prepared.clients['acme'];
const hostPid = host.child.pid;
if (acme === undefined || hostPid === undefined) throw new Error('the stack has no partner acme or no host');
const token = await fetchToken(prepared.stack.urls.identity, acme);
const { cosmos } = prepared.stack.urls;
process.send?.({ api: host.url, hostPid, token, cosmos } satisfies StackReady);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await host.stop();
  await prepared.close();
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
}
process.once('SIGTERM', stop);
// Whoever drove it has died.
process.once('disconnect', stop);

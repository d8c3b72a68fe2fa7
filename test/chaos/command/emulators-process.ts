import type { DatabaseSync } from 'node:sqlite';
import type { HostOptions } from '@partner-orders/embedded-azure/host-process';
import { opened } from '@partner-orders/loopback-server/sqlite/open-database';
import { fetchToken } from '../../../tools/run-locally/client/fetch-token.ts';
import type { LocalUrls } from '../../../tools/run-locally/local-stack.ts';
import { preparePartnerOrders } from '../../../tools/run-locally/partner-orders.ts';
import { portsFrom } from '../../../tools/run-locally/stack-ports.ts';
import { QUICK_SAGAS, quickToUnlock } from '../../running-stack.ts';

/** The embedded Azure and the simulated providers in their own process, so that they can be killed. */
export interface EmulatorsReady {
  host: Omit<HostOptions, 'output'>;
  gatewayUrl: string;
  urls: LocalUrls;
  /** A token of each partner. */
  tokens: Record<string, string>;
}

export type ToEmulators = { disk: 'full' | 'free' } | { throttle: number };

const databases: DatabaseSync[] = [];
opened.subscribe((message) => databases.push((message as { database: DatabaseSync }).database));

const { directory, portBase, scriptRoot, lockMs, settings } = JSON.parse(process.argv[2] ?? '{}') as {
  directory: string;
  portBase: number;
  scriptRoot: string;
  lockMs?: number;
  settings?: Record<string, string>;
};
const prepared = await preparePartnerOrders({
  directory,
  ports: portsFrom(portBase),
  storage: false,
  files: false,
  telemetry: false,
  serviceBusEntities: lockMs === undefined ? quickToUnlock : { ...quickToUnlock, lockDurationMs: lockMs },
  build: false,
  scriptRoot,
  output: () => undefined,
});
const { stack, gatewayUrl } = prepared;

process.on('message', (message: ToEmulators) => {
  if ('throttle' in message) return stack.throttleCosmos(message.throttle, 20);
  // SQLite accepts no limit below the current number of pages, so every write that needs another page fails.
  const pages = message.disk === 'full' ? 1 : 1_073_741_823;
  for (const database of databases) if (database.isOpen) database.exec(`PRAGMA max_page_count = ${pages}`);
});
process.once('disconnect', () => process.exit());

const tokens: Record<string, string> = {};
for (const partner of ['acme', 'globex']) {
  const client = stack.clients[partner];
  if (client) tokens[partner] = await fetchToken(stack.urls.identity, client);
}
// A stuck saga tries again by itself after a while. Nobody waits 15 minutes for it here.
const quick = {
  ...QUICK_SAGAS,
  SAGA_STUCK_DELAY_MS: '2000',
  SAGA_STUCK_LOOK_MS: '1000',
  SAGA_LOST_AFTER_MS: '5000',
};
const ready: EmulatorsReady = { host: prepared.hostOptions(settings ?? quick), gatewayUrl, urls: stack.urls, tokens };
process.send?.(ready);

import { benchFile } from '../measured-program.ts';
import type { Survives } from '../report/measurement.ts';
import type { Session } from '../session.ts';
import { ForkedProgram } from './forked-program.ts';
import { freePort } from './free-port.ts';
import { startRestate } from './start-restate.ts';

/** What the service of the peer is told. */
export interface ServiceSettings {
  database: string;
  authority: { issuer: string; audience: string; jwksUri: string };
  restate: string;
  payments: string;
  carrier: string;
  secrets: Record<string, string>;
  ports: { api: number; workflow: number };
  /** Only at the first start. */
  products?: { sku: string; price: number; available: number }[];
}

/** The order on Restate and PostgreSQL, with the simulated providers. Service and Restate can be killed and started again. */
export type OrderPeer = Awaited<ReturnType<typeof startOrderPeer>>;

const secrets = {
  'payments-api-key': `sk_test_${'0'.repeat(48)}`,
  'carrier-token': 'carrier',
  'payments-webhook-secret': `whsec_${'0'.repeat(48)}`,
};
/** The products of the example order, at our prices. */
const products = [
  { sku: 'MUG-01', price: 1_290, available: 1_000_000 },
  { sku: 'BEANS-01', price: 2_450, available: 1_000_000 },
];

/** @throws PeerMissing */
export async function startOrderPeer(session: Session, survives: Survives, authority: ServiceSettings['authority']) {
  const { pid: postgres, url: database } = await session.createDatabase(survives);
  const directory = session.createDirectory(survives);
  let restate = await startRestate(directory);
  const ports = { api: await freePort(), workflow: await freePort() };
  const events = `http://127.0.0.1:${ports.api}/v1/provider-events/stripe`;
  const args = [session.createDirectory(survives), events, secrets['payments-webhook-secret']];
  const file = benchFile('programs', 'providers.ts');
  const providers = await ForkedProgram.start<{ payments: string; carrier: string }>(file, { args });
  const { payments, carrier } = providers.ready;
  const settings: ServiceSettings = { database, authority, restate: restate.url, payments, carrier, secrets, ports };
  const startService = (more: Partial<ServiceSettings> = {}) => {
    const given = { args: [JSON.stringify({ ...settings, ...more })], env: { RESTATE_LOGGING: 'ERROR' } };
    return ForkedProgram.start<{ url: string }>(benchFile('peers', 'orders', 'service.ts'), given);
  };
  let service = await startService({ products });
  await restate.register(`http://127.0.0.1:${ports.workflow}`);
  const watcher = await ForkedProgram.start(benchFile('peers', 'orders', 'watch-orders.ts'), { args: [database] });
  const look = async (which: 'open' | 'all') => {
    const { orders } = await watcher.ask<{ orders: [string, string][] }>({ which }, 'orders');
    return new Map(orders);
  };
  return {
    url: service.ready.url,
    urls: { payments, carrier },
    pids: () => ({ service: service.pid, Restate: restate.pid, PostgreSQL: postgres, providers: providers.pid }),
    /** Orders that have not ended, by id, each with a text that changes when the order does. */
    openOrders: () => look('open'),
    /** The status of each order, by id. */
    allOrders: () => look('all'),
    /** Ends it as a crash does. */
    kill(what: 'service' | 'Restate') {
      process.kill(what === 'service' ? service.pid : restate.pid, 'SIGKILL');
    },
    async restart(what: 'service' | 'Restate') {
      if (what === 'service') service = await startService();
      else restate = await startRestate(directory, restate.ports);
    },
    async stop() {
      await watcher.stop();
      await service.stop();
      await restate.stop();
      await providers.stop();
    },
  };
}

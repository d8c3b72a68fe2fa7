import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Container, CosmosClient } from '@azure/cosmos';
import type { HostProcess } from '@partner-orders/embedded-azure/host-process';
import type { Identity } from '@partner-orders/embedded-azure/identity';
import { until } from '@partner-orders/loopback-server/until';
import { z } from 'zod';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { Reservation, StockLevel } from '../shared/adapters/cosmos/stock-documents.ts';
import { Order } from '../shared/domain/order.ts';
import { root } from '../tools/root.ts';
import { fetchToken } from '../tools/run-locally/client/fetch-token.ts';
import { PartnerClient } from '../tools/run-locally/client/partner-client.ts';
import type { LocalStack, LocalUrls } from '../tools/run-locally/local-stack.ts';
import { type PreparedStack, preparePartnerOrders, serviceBusEntities } from '../tools/run-locally/partner-orders.ts';
import { FREE_PORTS } from '../tools/run-locally/stack-ports.ts';

const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));

/** A valid order: the example in the documentation, with the test's changes. */
export function anOrder(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...example, ...changes };
}

/** Long enough for a retry, short enough for a test. */
export const QUICK_SAGAS = {
  SAGA_STEP_ATTEMPTS: '3',
  SAGA_FINISH_ATTEMPTS: '3',
  SAGA_FIRST_DELAY_MS: '20',
  SAGA_MAX_DELAY_MS: '100',
  SAGA_OUTAGE_MS: '0',
  PAYMENTS_TIMEOUT_MS: '1000',
  CARRIER_TIMEOUT_MS: '1000',
  // Each poll takes a millisecond of CPU, also while a stack is idle.
  OUTBOX_POLL_MS: '50',
  PROVIDER_EVENTS_POLL_MS: '100',
  STOCK_WATCH_POLL_MS: '50',
  WEBHOOK_POLL_MS: '50',
  JOBS_POLL_MS: '50',
  CONSUMER_FIRST_DELAY_MS: '20',
  CONSUMER_MAX_DELAY_MS: '200',
  // Shorter than the first delay, so that a fault in one test does not affect the next.
  PROVIDER_BREAKER_OPEN_MS: '10',
  PROVIDER_MOST_WAIT_MS: '10',
  TELEMETRY_INTERVAL_MS: '200',
};

const PaymentBooks = z.object({
  intents: z.array(
    z.looseObject({
      id: z.string(),
      status: z.string(),
      amount: z.number(),
      captured: z.number(),
      refunded: z.number(),
      authorizations: z.number(),
      captures: z.number(),
      metadata: z.record(z.string(), z.string()),
    }),
  ),
});
const CarrierBooks = z.object({ shipments: z.array(z.looseObject({ reference: z.string(), status: z.string() })) });

/** A message that a killed host had locked comes back sooner than in Azure, whose shortest lock is 5 seconds. */
export const quickToUnlock = { ...serviceBusEntities, lockDurationMs: 2_000 };

/** The app without the project's local.settings.json: a developer may have one, and another spec writes one. */
export function linkApp(directory: string): string {
  const folder = join(directory, 'app');
  mkdirSync(folder);
  for (const part of ['package.json', 'host.json', 'dist']) symlinkSync(join(root, part), join(folder, part));
  return folder;
}

/** The whole stack on free ports, with its own directory: the embedded Azure, seeded, and the app in its host. */
export class RunningStack {
  readonly directory: string;
  readonly prepared: PreparedStack;
  readonly output: string[];
  readonly settings: Record<string, string | undefined>;
  readonly #cosmos: CosmosClient;
  host: HostProcess;

  /**
   * @param settingsFor settings of the app that differ; called when all addresses are known, before the app starts
   * @param telemetry whether the app sends telemetry, which most tests don't need
   * @param providerEvents whether the simulated providers send their events to the app
   * @param identityAccess whether the app can reach its data with its identity too
   * @param files whether there is an account for partners' files
   */
  static async start(
    settingsFor: (urls: LocalUrls, stack: LocalStack) => Promise<Record<string, string | undefined>> = async () => ({}),
    { telemetry = false, identityAccess = false, providerEvents = false, files = false } = {},
  ) {
    const directory = mkdtempSync(join(tmpdir(), 'partner-orders-'));
    const output: string[] = [];
    const prepared = await preparePartnerOrders({
      directory,
      ports: FREE_PORTS,
      storage: false,
      files,
      telemetry,
      identityAccess,
      providerEvents,
      serviceBusEntities: quickToUnlock,
      build: false,
      scriptRoot: linkApp(directory),
      output: (text) => output.push(text),
    });
    const settings = { ...QUICK_SAGAS, ...(await settingsFor(prepared.stack.urls, prepared.stack)) };
    return new RunningStack(directory, prepared, output, settings, await prepared.startHost(settings));
  }

  private constructor(
    directory: string,
    prepared: PreparedStack,
    output: string[],
    settings: Record<string, string | undefined>,
    host: HostProcess,
  ) {
    this.directory = directory;
    this.prepared = prepared;
    this.output = output;
    this.settings = settings;
    this.host = host;
    this.#cosmos = new CosmosClient(prepared.stack.urls.cosmos);
  }

  async stop(): Promise<void> {
    await this.host.stop();
    this.#cosmos.dispose();
    await this.prepared.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Like a crash: without a warning, and everything else continues. */
  async killHost(): Promise<void> {
    const { child } = this.host;
    const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await exited;
  }

  async restartHost(): Promise<void> {
    this.host = await this.prepared.startHost(this.settings);
  }

  async tokenOf(partner: string): Promise<string> {
    const client = this.prepared.clients[partner];
    if (client === undefined) throw new Error(`${partner} is not a seeded partner`);
    return fetchToken(this.prepared.stack.urls.identity, client);
  }

  /** A token as the identity provider would issue it, with the test's claims. */
  sign(claims: Record<string, unknown>, options?: Parameters<Identity['sign']>[1]): Promise<string> {
    return this.prepared.stack.identity.sign(claims, options);
  }

  /** Calls the host's own management API, as an operator with the master key. @param path such as `/admin/functions` */
  askHost(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { 'content-type': 'application/json', 'x-functions-key': this.host.keys?.master ?? '' };
    return fetch(new URL(path, this.host.url), { ...init, headers });
  }

  async partner(name: string): Promise<PartnerClient> {
    return new PartnerClient(this.host.url, await this.tokenOf(name));
  }

  container(name: keyof typeof containers): Container {
    return this.#cosmos.database(databaseId).container(containers[name].id);
  }

  /** The order as it is stored, with the data that a partner doesn't see. */
  async storedOrder(partnerId: string, orderId: string): Promise<Order> {
    const { resource } = await this.container('orders').item(orderId, [partnerId, orderId]).read();
    return Order.parse(resource.order);
  }

  /** Waits until the saga has ended, in success or failure. */
  ended(partnerId: string, orderId: string): Promise<Order> {
    return until(`order ${orderId} to end`, async () => {
      const order = await this.storedOrder(partnerId, orderId);
      return order.saga.status === 'completed' && order;
    });
  }

  /** `taken` is what is reserved for orders, or was sold to them: the sale of a confirmed order is counted later. */
  async stockOf(sku: string): Promise<{ available: number; taken: number }> {
    const { resource } = await this.container('catalog').item('stock', sku).read();
    const { available, taken } = StockLevel.parse(resource);
    return { available, taken };
  }

  async reservationsOf(sku: string): Promise<z.infer<typeof Reservation>[]> {
    const { resources } = await this.container('catalog')
      .items.query<unknown>('SELECT * FROM c WHERE c.type = "reservation"', { partitionKey: sku })
      .fetchAll();
    return resources.map((document) => Reservation.parse(document));
  }

  async paymentsOf(orderId: string) {
    return PaymentBooks.parse(await this.#books('payments', `metadata[orderId]=${orderId}`)).intents;
  }

  async shipmentsOf(orderId: string) {
    return CarrierBooks.parse(await this.#books('carrier', `reference=${orderId}`)).shipments;
  }

  async #books(provider: 'payments' | 'carrier', query: string): Promise<unknown> {
    return (await fetch(new URL(`/_simulator/books?${query}`, this.prepared.stack.urls[provider]))).json();
  }

  /** Makes a provider fail until `mend`. */
  async breakIt(provider: 'payments' | 'carrier', rule: Record<string, unknown>): Promise<void> {
    const response = await fetch(new URL('/_simulator/faults', this.prepared.stack.urls[provider]), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rule),
    });
    if (!response.ok) throw new Error(`${provider} takes no such fault: ${await response.text()}`);
  }

  async mend(provider: 'payments' | 'carrier'): Promise<void> {
    await fetch(new URL('/_simulator/faults', this.prepared.stack.urls[provider]), { method: 'DELETE' });
  }
}

import { once } from 'node:events';
import { appendFileSync, copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostProcess } from '@partner-orders/embedded-azure/host-process';
import { until } from '@partner-orders/loopback-server/until';
import { databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { OrderId, PartnerId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { OrderMissing } from '../../shared/ports/orders.ts';
import { connectPorts } from '../operator/connect-ports.ts';
import { localConnections } from '../operator/connections.ts';
import type { OperatorPorts } from '../operator/operator-ports.ts';
import { root } from '../root.ts';
import { fetchToken } from '../run-locally/client/fetch-token.ts';
import { PartnerClient } from '../run-locally/client/partner-client.ts';
import { removeStackFile, writeStackFile } from '../run-locally/client/stack-file.ts';
import { makeStateDirectory } from '../run-locally/make-state-directory.ts';
import {
  type PartnerOrdersOptions,
  type PreparedStack,
  preparePartnerOrders,
  serviceBusEntities,
} from '../run-locally/partner-orders.ts';
import { drillSettings } from './drill-settings.ts';

const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));

/** Whose orders a drill places. */
export const DRILL_PARTNER = PartnerId.parse('acme');

type Provider = 'payments' | 'carrier';
type Options = Pick<PartnerOrdersOptions, 'directory' | 'ports'> & Partial<PartnerOrdersOptions>;

/** A stack of the drill's own, with everything that a drill breaks and checks. */
export class DrillStack {
  readonly directory: string;
  readonly prepared: PreparedStack;
  readonly ports: OperatorPorts;
  readonly #closePorts: () => Promise<void>;
  #host: HostProcess | undefined;

  static async start(options: Options): Promise<DrillStack> {
    const { directory } = options;
    makeStateDirectory(directory);
    const entities = join(directory, 'service-bus.json');
    copyFileSync(serviceBusEntities.file, entities);
    const prepared = await preparePartnerOrders({
      storage: false,
      output: (text) => appendFileSync(join(directory, 'app.log'), text),
      ...options,
      // Shorter than the official emulator accepts: a drill lets messages expire.
      serviceBusEntities: { ...serviceBusEntities, file: entities, strict: false },
    });
    const stack = new DrillStack(directory, prepared);
    try {
      await stack.startHost();
    } catch (error) {
      await stack.stop();
      throw error;
    }
    return stack;
  }

  private constructor(directory: string, prepared: PreparedStack) {
    this.directory = directory;
    this.prepared = prepared;
    const { ports, close } = connectPorts(() => localConnections(directory));
    this.ports = ports;
    this.#closePorts = close;
  }

  get isUp(): boolean {
    return this.#host !== undefined;
  }

  /** @param changes settings that differ from those of a drill */
  async startHost(changes: Record<string, string> = {}): Promise<void> {
    await this.stopHost();
    this.#host = await this.prepared.startHost({ ...drillSettings, ...changes });
    writeStackFile(this.directory, this.prepared.toStackFile(this.#host.url));
  }

  async stopHost(): Promise<void> {
    const host = this.#host;
    this.#host = undefined;
    await host?.stop();
  }

  /** Like a crash: without a warning. */
  async killHost(): Promise<void> {
    const child = this.#host?.child;
    this.#host = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async stop(): Promise<void> {
    await this.stopHost();
    removeStackFile(this.directory);
    await this.#closePorts();
    await this.prepared.close();
  }

  async partner(): Promise<PartnerClient> {
    const client = this.prepared.clients[DRILL_PARTNER];
    if (this.#host === undefined || client === undefined) throw new Error('the app is stopped');
    return new PartnerClient(this.#host.url, await fetchToken(this.prepared.stack.urls.identity, client));
  }

  /** Places the order of the documentation. @returns its id */
  async place(changes: Record<string, unknown> = {}, idempotencyKey?: string): Promise<OrderId> {
    const { id } = await (await this.partner()).place({ ...example, ...changes }, idempotencyKey);
    return OrderId.parse(id);
  }

  /** The order as it is stored; undefined if there is none. */
  async findOrder(orderId: OrderId): Promise<Order | undefined> {
    try {
      return await this.ports.orders.get({ partnerId: DRILL_PARTNER, orderId });
    } catch (error) {
      if (error instanceof OrderMissing) return undefined;
      throw error;
    }
  }

  untilOrder(what: string, orderId: OrderId, is: (order: Order) => boolean): Promise<Order> {
    return until(`order ${orderId} to be ${what}`, async () => {
      const order = await this.findOrder(orderId);
      return order !== undefined && is(order) && order;
    });
  }

  async untilEnded(orderIds: readonly OrderId[]): Promise<void> {
    for (const id of orderIds) await this.untilOrder('done', id, ({ saga }) => saga.status === 'completed');
  }

  /** Makes a provider fail, until `mend`. @param rule as in the README of the simulators */
  async breakIt(provider: Provider, rule: Record<string, unknown>): Promise<void> {
    await this.ask(provider, '/_simulator/faults', { method: 'POST', body: JSON.stringify(rule) });
  }

  async mend(): Promise<void> {
    for (const provider of ['payments', 'carrier'] as const)
      await this.ask(provider, '/_simulator/faults', { method: 'DELETE' });
  }

  /** @throws Error if the simulator refuses it */
  async ask(provider: Provider, path: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(new URL(path, this.prepared.stack.urls[provider]), init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${provider} refused ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** With which a person signs in at the carrier's dashboard. */
  carrierToken(): string {
    const [token = ''] = this.prepared.stack.secretValues('carrier-token');
    return token;
  }

  /** Recalls a parcel at the carrier, as a person does on the telephone. @param reference the order's id */
  async cancelParcel(reference: string): Promise<void> {
    const headers = { authorization: `Bearer ${this.carrierToken()}` };
    await this.ask('carrier', `/v1/shipments/${reference}`, { method: 'DELETE', headers });
  }

  /** Works on stored documents as somebody does who has the keys of the database. */
  async withOrders<T>(work: (orders: ReturnType<typeof containerOf>) => Promise<T>): Promise<T> {
    const client = connectCosmos({ connectionString: this.prepared.stack.urls.cosmos });
    try {
      return await work(containerOf(client));
    } finally {
      client.dispose();
    }
  }

  /** Copies the database to a folder, as the backup of Azure has it at this second. */
  copyDatabase(folder: string): Promise<void> {
    return this.#withDatabaseAtRest(() => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      for (const file of globSync('cosmos.db*', { cwd: this.directory }))
        copyFileSync(join(this.directory, file), join(folder, file));
    });
  }

  /** Uses the copy from now on, as the app does when its setting names the restored account. */
  useDatabase(folder: string): Promise<void> {
    return this.#withDatabaseAtRest(() => {
      this.#forget('cosmos.db*');
      for (const file of globSync('cosmos.db*', { cwd: folder }))
        copyFileSync(join(folder, file), join(this.directory, file));
    });
  }

  async #withDatabaseAtRest(work: () => void): Promise<void> {
    const { resume } = await this.prepared.stack.interruptCosmos();
    work();
    await resume();
  }

  /** Takes the namespace away. @returns what makes an empty one */
  async loseServiceBus(): Promise<() => Promise<void>> {
    const { resume } = await this.prepared.stack.interruptServiceBus();
    this.#forget('service-bus.db*');
    return resume;
  }

  /** Makes messages of the subscription `saga` expire after so many seconds, so that nobody waits for days. */
  async expireAfter(seconds: number | undefined): Promise<void> {
    const { resume } = await this.prepared.stack.interruptServiceBus();
    const file = join(this.directory, 'service-bus.json');
    const entities = JSON.parse(readFileSync(serviceBusEntities.file, 'utf8'));
    const topic = entities.UserConfig.Namespaces[0].Topics[0];
    const saga = topic.Subscriptions.find(({ Name }: { Name: string }) => Name === 'saga');
    if (seconds !== undefined) saga.Properties.DefaultMessageTimeToLive = `PT${seconds}S`;
    writeFileSync(file, JSON.stringify(entities));
    await resume();
  }

  /** Deletes the task hub. The host must be down. */
  loseTaskHub(): void {
    this.#forget(join('functions-host', 'durable*'));
  }

  #forget(pattern: string): void {
    for (const file of globSync(pattern, { cwd: this.directory }))
      rmSync(join(this.directory, file), { recursive: true, force: true });
  }
}

const containerOf = (client: ReturnType<typeof connectCosmos>) => client.database(databaseId).container('orders');

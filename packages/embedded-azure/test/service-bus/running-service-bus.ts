import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ServiceBusAdministrationClient,
  ServiceBusClient,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
} from '@azure/service-bus';
import { afterAll, beforeAll } from 'vitest';
import type { EntityCounts } from '../../src/service-bus/broker/entity.ts';
import { type ServiceBus, type ServiceBusOptions, startServiceBus } from '../../src/service-bus/start-service-bus.ts';
import { embeddedOnly } from '../embedded-only.ts';
import { RemoteEntities } from './remote-entities.ts';

/** The connection string of an empty namespace with the Manage right, which the specs use instead of an embedded one. */
const { SERVICE_BUS_CONFORMANCE: external } = process.env;

/** For specs that read the state of our own process, or that need their own namespace. */
export const onlyEmbedded = embeddedOnly(external);

/** The embedded service's message for a refusal. Another service may use any message. */
export const wording = (text: string): string => (external === undefined ? text : '');

export interface Entities {
  Queues?: { Name: string; Properties?: object }[];
  Topics?: {
    Name: string;
    Properties?: object;
    Subscriptions: { Name: string; Properties?: object; Rules?: object[] }[];
  }[];
}

/** How long a spec waits for a message that must come. */
export const PATIENCE_MS = external === undefined ? 10_000 : 60_000;

/** How far ahead a spec schedules a message: longer than reading the counts takes. */
export const SOON_MS = external === undefined ? 1_000 : 15_000;

/** Starts the service before the specs of a file, with its own client, and stops both after them. */
export function useServiceBus(entities: Entities, options: Partial<ServiceBusOptions> = {}): RunningServiceBus {
  const running = new RunningServiceBus(entities, options);
  beforeAll(() => running.start());
  afterAll(() => running.dispose());
  return running;
}

/** An embedded service with its state, or the namespace in SERVICE_BUS_CONFORMANCE, with the entities of one file. */
export class RunningServiceBus {
  readonly directory = mkdtempSync(join(tmpdir(), 'service-bus-'));
  readonly entitiesFile = join(this.directory, 'entities.json');
  readonly stateFile = join(this.directory, 'state.db');
  readonly #options: Partial<ServiceBusOptions>;
  readonly #remote: RemoteEntities | undefined;
  #bus: ServiceBus | undefined;
  #client: ServiceBusClient | undefined;

  /** The emulator's ranges are not enforced, so that locks and messages can expire within a second. */
  constructor(entities: Entities, options: Partial<ServiceBusOptions>) {
    this.#options = { strict: false, ...options };
    const file = { UserConfig: { Namespaces: [{ Name: 'sbemulatorns', ...entities }], Logging: { Type: 'File' } } };
    writeFileSync(this.entitiesFile, JSON.stringify(file));
    this.#remote = external === undefined ? undefined : new RemoteEntities(external, this.entitiesFile);
  }

  /** The embedded service itself. */
  get bus(): ServiceBus {
    if (this.#bus === undefined) throw new Error('this spec is only for the embedded service: declare it so');
    return this.#bus;
  }

  get client(): ServiceBusClient {
    if (this.#client === undefined) throw new Error('the service is not running');
    return this.#client;
  }

  get connectionString(): string {
    return external ?? this.bus.connectionString;
  }

  /** An embedded service can be administrated only if it listens with TLS. */
  administration(): ServiceBusAdministrationClient {
    return new ServiceBusAdministrationClient(external ?? this.bus.tls?.connectionString ?? '');
  }

  /** @param entityPath `queue`, `topic` or `topic/Subscriptions/name` */
  async counts(entityPath: string): Promise<EntityCounts> {
    return this.#remote === undefined ? this.bus.counts(entityPath) : this.#remote.counts(entityPath);
  }

  async start(): Promise<void> {
    if (this.#remote === undefined) {
      this.#bus = await startServiceBus({ entities: this.entitiesFile, stateFile: this.stateFile, ...this.#options });
    } else await this.#remote.create();
    this.#client = newClient(this.connectionString);
  }

  async stop(): Promise<void> {
    await this.#client?.close();
    await this.#bus?.close();
    await this.#remote?.remove();
    this.#bus = undefined;
    this.#client = undefined;
  }

  async restart(): Promise<void> {
    if (this.#remote !== undefined) throw new Error('this spec is only for the embedded service: declare it so');
    await this.stop();
    await this.start();
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true });
  }
}

/** Without retries, so that a refusal is visible. */
export function newClient(connectionString: string, timeoutInMs = PATIENCE_MS): ServiceBusClient {
  return new ServiceBusClient(connectionString, { retryOptions: { maxRetries: 0, timeoutInMs } });
}

/** The next message, which must come. */
export async function receiveOne(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: PATIENCE_MS });
  if (message === undefined) throw new Error(`no message came to ${receiver.entityPath} within ${PATIENCE_MS} ms`);
  return message;
}

/** Exactly this many messages, which must come. */
export async function receiveMany(receiver: ServiceBusReceiver, count: number): Promise<ServiceBusReceivedMessage[]> {
  const messages: ServiceBusReceivedMessage[] = [];
  while (messages.length < count) {
    const more = await receiver.receiveMessages(count - messages.length, { maxWaitTimeInMs: PATIENCE_MS });
    if (more.length === 0) throw new Error(`${messages.length} of ${count} messages came to ${receiver.entityPath}`);
    messages.push(...more);
  }
  return messages;
}

/** The client's code for an error; fails when there is no error. */
export async function codeOf(refused: Promise<unknown>): Promise<unknown> {
  try {
    await refused;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  throw new Error('it was not refused');
}

/** Waits until something is true, and checks it every few milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

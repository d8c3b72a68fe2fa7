import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startCosmos } from './cosmos/start-cosmos.ts';
import { type Identity, startIdentity } from './identity/start-identity.ts';
import { startMonitor } from './monitor/start-monitor.ts';
import { startServiceBus } from './service-bus/start-service-bus.ts';
import { startCarrier } from './simulators/carrier/start-carrier.ts';
import { startPayments } from './simulators/payments/start-payments.ts';
import { startStorage } from './storage/start-storage.ts';
import { loopbackCertificate } from './tls/certificate.ts';

/** A port for each server; 0 takes a free one. */
export interface StackPorts {
  host: number;
  cosmos: number;
  serviceBus: number;
  identity: number;
  payments: number;
  carrier: number;
  blob: number;
  queue: number;
  table: number;
  gateway: number;
  /** The page and the queries of the monitor, and where exporters send. */
  monitor: number;
  ingestion: number;
}

export const FREE_PORTS: StackPorts = {
  host: 0,
  cosmos: 0,
  serviceBus: 0,
  identity: 0,
  payments: 0,
  carrier: 0,
  blob: 0,
  queue: 0,
  table: 0,
  gateway: 0,
  monitor: 0,
  ingestion: 0,
};

/** What the official tools use by default. */
export const DEFAULT_PORTS: StackPorts = {
  host: 7071,
  cosmos: 8081,
  serviceBus: 5672,
  identity: 7075,
  payments: 7076,
  carrier: 7077,
  blob: 10_000,
  queue: 10_001,
  table: 10_002,
  gateway: 8000,
  monitor: 7080,
  ingestion: 7081,
};

/** All servers in one row of ports from `base` on. */
export function portsFrom(base: number): StackPorts {
  return {
    host: base,
    cosmos: base + 1,
    serviceBus: base + 2,
    gateway: base + 3,
    identity: base + 4,
    payments: base + 5,
    carrier: base + 6,
    monitor: base + 8,
    ingestion: base + 9,
    blob: base + 10,
    queue: base + 11,
    table: base + 12,
  };
}

/** Where everything is: URLs or connection strings. */
export interface StackUrls {
  identity: string;
  issuer: string;
  jwksUri: string;
  cosmos: string;
  serviceBus: string;
  storage: string;
  payments: string;
  carrier: string;
  /** Of its page; empty without a monitor, as is the connection string for what sends to it. */
  monitor: string;
  applicationInsights: string;
}

export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

export interface StackOptions {
  /** Where all state lives. */
  directory: string;
  ports: StackPorts;
  /** A file in the Service Bus emulator's Config.json format; `strict` holds it to the emulator's narrower ranges. */
  serviceBusEntities: { file: string; strict: boolean };
  audience: string;
  clients: { name: string; roles: string[] }[];
  /** Physical ranges of a Cosmos DB container. */
  cosmosPartitions?: number;
  /** Azure Storage is what Core Tools' host needs, not ours; leaving it out makes tests lighter. */
  storage?: boolean;
  /** Whether telemetry is taken in. */
  monitor?: boolean;
}

export interface Stack {
  urls: StackUrls;
  /** What the servers that speak TLS show: the file that NODE_EXTRA_CA_CERTS names. */
  certificateFile: string;
  clients: Readonly<Record<string, ClientCredentials>>;
  /** For tests: tokens of any kind, and keys that change. */
  identity: Identity;
  /** For tests: the bus goes away, and `resume` brings it back where it was. */
  interruptServiceBus(): Promise<{ resume(): Promise<void> }>;
  close(): Promise<void>;
}

/** Starts the embedded Azure without a Functions host. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { directory, ports } = options;
  const state = (name: string) => join(directory, name);
  const busAt = (port: number) =>
    startServiceBus({
      stateFile: state('service-bus.db'),
      port,
      entities: options.serviceBusEntities.file,
      strict: options.serviceBusEntities.strict,
    });
  const certificate = await loopbackCertificate(state('tls'));
  const servers = [
    startCosmos({
      stateFile: state('cosmos.db'),
      port: ports.cosmos,
      consistency: 'Strong',
      partitions: options.cosmosPartitions ?? 1,
    }),
    busAt(ports.serviceBus),
    startIdentity({
      stateFile: state('identity.json'),
      port: ports.identity,
      audience: options.audience,
      clients: options.clients,
    }),
    startPayments({ stateFile: state('payments.db'), port: ports.payments }),
    startCarrier({ stateFile: state('carrier.db'), port: ports.carrier }),
    options.storage === false
      ? NO_STORAGE
      : startStorage({
          directory: state('storage'),
          blobPort: ports.blob,
          queuePort: ports.queue,
          tablePort: ports.table,
        }),
    options.monitor === false
      ? NO_MONITOR
      : startMonitor({
          stateFile: state('monitor.db'),
          port: ports.monitor,
          ingestionPort: ports.ingestion,
          certificate,
        }),
  ] as const;
  const settled = await Promise.allSettled(servers);
  const failed = settled.find((server) => server.status === 'rejected');
  if (failed) {
    await Promise.all(settled.map((server) => server.status === 'fulfilled' && server.value.close()));
    throw failed.reason;
  }

  const [cosmos, serviceBus, identity, payments, carrier, storage, monitor] = await Promise.all(servers);
  let bus = serviceBus;
  return {
    urls: {
      identity: identity.url,
      issuer: identity.issuer,
      jwksUri: identity.jwksUri,
      cosmos: cosmos.connectionString,
      serviceBus: serviceBus.connectionString,
      storage: storage.connectionString,
      payments: payments.url,
      carrier: carrier.url,
      monitor: monitor.url,
      applicationInsights: monitor.connectionString,
    },
    certificateFile: certificate.file,
    clients: identity.clients,
    identity,
    async interruptServiceBus() {
      const { port } = bus;
      await bus.close();
      return {
        async resume() {
          bus = await busAt(port);
        },
      };
    },
    async close() {
      const all = [cosmos, bus, identity, payments, carrier, storage, monitor];
      await Promise.all(all.map((server) => server.close()));
    },
  };
}

const NO_STORAGE = Promise.resolve({ connectionString: '', close: async () => undefined });
const NO_MONITOR = Promise.resolve({ url: '', connectionString: '', close: async () => undefined });

export interface HostOptions {
  /** The function app's folder: host.json, package.json and what its `main` names. */
  scriptRoot: string;
  /** Where the host keeps orchestrations and timers. */
  stateDirectory: string;
  port: number;
  /** The app's settings, as they would stand in local.settings.json. */
  settings: Record<string, string>;
  verbose?: boolean;
  /** Where the host's output goes; by default where ours goes. */
  output?: (text: string) => void;
}

export interface HostProcess {
  url: string;
  child: ChildProcess;
  /** Lets what runs come to its end. */
  stop(): Promise<void>;
}

/** What the host said when it could not start: one line that names file and fault. */
export class HostStartError extends Error {
  override name = 'HostStartError';
}

/** Starts the Functions host as a process of its own, as Azure runs it: it can be killed without the rest. */
export async function startHostProcess(options: HostOptions): Promise<HostProcess> {
  const main = join(import.meta.dirname, 'functions-host', 'main.ts');
  const { scriptRoot, stateDirectory, port, settings, output } = options;
  const flags = ['start', '--script-root', scriptRoot, '--state', stateDirectory, '--port', String(port)];
  const child = fork(main, options.verbose ? [...flags, '--verbose'] : flags, {
    env: { ...process.env, NODE_OPTIONS: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stdout?.on('data', (chunk: Buffer) => (output ?? defaultOutput)(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4_000);
    (output ?? defaultOutput)(chunk.toString());
  });
  const exited = once(child, 'exit');
  const ready = await Promise.race([readyOf(child), exited.then(() => undefined)]);
  if (ready === undefined) throw new HostStartError(complaint.trim() || 'the Functions host ended before it was ready');
  return {
    url: `http://127.0.0.1:${ready.port}`,
    child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    },
  };
}

async function readyOf(child: ChildProcess): Promise<{ port: number }> {
  for (;;) {
    const [message] = await once(child, 'message');
    if (message?.type === 'ready') return { port: Number(message.port) };
  }
}

function defaultOutput(text: string): void {
  process.stdout.write(text);
}

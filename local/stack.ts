import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startCosmos } from './cosmos/start-cosmos.ts';
import { type Identity, startIdentity } from './identity/start-identity.ts';
import { type CallerRules, VAULT_RESOURCE, type VaultRole } from './key-vault/admit-caller.ts';
import { startKeyVault } from './key-vault/start-key-vault.ts';
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
  keyVault: number;
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
  keyVault: 0,
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
  keyVault: 7078,
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
    keyVault: base + 7,
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
  keyVault: string;
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
  /** What the key vault begins with: how to make the value of each secret that was never there. */
  secrets: Record<string, () => string>;
  /** Physical ranges of a Cosmos DB container. */
  cosmosPartitions?: number;
  /** Azure Storage is what Core Tools' host needs, not ours; leaving it out makes tests lighter. */
  storage?: boolean;
}

export interface Interruption {
  resume(): Promise<void>;
}

const OPERATOR = 'operator of the key vault';

export interface Stack {
  urls: StackUrls;
  clients: Readonly<Record<string, ClientCredentials>>;
  /** The file that NODE_EXTRA_CA_CERTS names: who trusts it reaches the servers that speak TLS. */
  caFile: string;
  /** What the app's own identity needs, as App Service would say it; it may read the key vault's secrets. */
  appIdentity: { IDENTITY_ENDPOINT: string; IDENTITY_HEADER: string };
  /** Who may change the secrets of the key vault. */
  operator: ClientCredentials;
  /** The values of a secret's enabled versions, the newest first. */
  secretValues(name: string): string[];
  /** For tests: tokens of any kind, and keys that change. */
  identity: Identity;
  /** For tests: the bus goes away, and `resume` brings it back where it was. */
  interruptServiceBus(): Promise<Interruption>;
  /** For tests: the key vault goes away, and `resume` brings it back where it was. */
  interruptKeyVault(): Promise<Interruption>;
  /** For tests: the same for Cosmos DB. */
  interruptCosmos(): Promise<Interruption>;
  /** For tests: the next `next` requests to Cosmos DB are throttled. */
  throttleCosmos(next: number, retryAfterMs: number): void;
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
  const identityStarting = startIdentity({
    stateFile: state('identity.json'),
    port: ports.identity,
    audience: options.audience,
    clients: [...options.clients, { name: OPERATOR, roles: [] }],
    resources: [VAULT_RESOURCE],
    managedIdentity: 'app',
  });
  const certifying = loopbackCertificate(state('tls'));
  const vaultAt = async (port: number) =>
    startKeyVault({
      stateFile: state('key-vault.db'),
      port,
      certificate: await certifying,
      ...vaultCallers(await identityStarting),
      initial: options.secrets,
    });
  const cosmosAt = (port: number) =>
    startCosmos({
      stateFile: state('cosmos.db'),
      port,
      consistency: 'Strong',
      partitions: options.cosmosPartitions ?? 1,
    });
  const servers = [
    cosmosAt(ports.cosmos),
    busAt(ports.serviceBus),
    identityStarting,
    vaultAt(ports.keyVault),
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
  ] as const;
  const settled = await Promise.allSettled(servers);
  const failed = settled.find((server) => server.status === 'rejected');
  if (failed) {
    await Promise.all(settled.map((server) => server.status === 'fulfilled' && server.value.close()));
    throw failed.reason;
  }

  const [firstCosmos, serviceBus, identity, keyVault, payments, carrier, storage] = await Promise.all(servers);
  const { managedIdentity } = identity;
  const { [OPERATOR]: operator, ...clients } = identity.clients;
  if (managedIdentity === undefined || operator === undefined)
    throw new Error('the identity provider lost an identity');
  let cosmos = firstCosmos;
  let bus = serviceBus;
  let vault = keyVault;
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
      keyVault: keyVault.url,
    },
    clients,
    caFile: (await certifying).file,
    appIdentity: { IDENTITY_ENDPOINT: managedIdentity.endpoint, IDENTITY_HEADER: managedIdentity.header },
    operator,
    secretValues: (name) => vault.valuesOf(name),
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
    async interruptKeyVault() {
      const { port } = vault;
      await vault.close();
      return {
        async resume() {
          vault = await vaultAt(port);
        },
      };
    },
    async interruptCosmos() {
      const { port } = cosmos;
      await cosmos.close();
      return {
        async resume() {
          cosmos = await cosmosAt(port);
        },
      };
    },
    throttleCosmos: (next, retryAfterMs) => cosmos.throttle(next, retryAfterMs),
    async close() {
      await Promise.all([cosmos, bus, identity, vault, payments, carrier, storage].map((server) => server.close()));
    },
  };
}

/** The app reads secrets, as its role in Azure lets it; one operator may do everything. */
function vaultCallers({ issuer, jwksUri, url, tenantId, managedIdentity, clients }: Identity): CallerRules {
  const roles = new Map<string, VaultRole>();
  if (managedIdentity) roles.set(managedIdentity.objectId, 'Key Vault Secrets User');
  const operator = clients[OPERATOR];
  if (operator) roles.set(operator.objectId, 'Key Vault Secrets Officer');
  return { authority: { issuer, jwksUri, authorizationUrl: `${url}/${tenantId}` }, roles };
}

const NO_STORAGE = Promise.resolve({ connectionString: '', close: async () => undefined });

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

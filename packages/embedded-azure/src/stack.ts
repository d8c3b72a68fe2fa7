import { join } from 'node:path';
import type { Latency } from '@partner-orders/loopback-server/latency';
import type { AzurePorts } from './azure-ports.ts';
import { startCosmos } from './cosmos/start-cosmos.ts';
import { COMMUNICATION_RESOURCE } from './email/admit-sender.ts';
import type { AcceptedMail } from './email/mail-store.ts';
import { startEmail } from './email/start-email.ts';
import { gatewayLogRow } from './gateway/gateway-log-row.ts';
import type { RequestLog } from './gateway/request-log.ts';
import { type Identity, startIdentity } from './identity/start-identity.ts';
import { type CallerRules, VAULT_RESOURCE, type VaultRole } from './key-vault/admit-caller.ts';
import { startKeyVault } from './key-vault/start-key-vault.ts';
import { type Monitor, startMonitor } from './monitor/start-monitor.ts';
import { type Disturbable, type Interruption, Restartable } from './restartable.ts';
import { startServiceBus } from './service-bus/start-service-bus.ts';
import { keepFiles } from './storage/keep-files.ts';
import { keepStorage } from './storage/keep-storage.ts';
import { loopbackCertificate } from './tls/certificate.ts';

/** The URLs or connection strings of all servers. */
export interface StackUrls {
  identity: string;
  issuer: string;
  jwksUri: string;
  cosmos: string;
  serviceBus: string;
  /** Service Bus's small server for operators, which counts messages. */
  serviceBusCounts: string;
  storage: string;
  keyVault: string;
  /** For the app's identity, over TLS: an endpoint and a namespace. Undefined without `identityAccess`. */
  cosmosByIdentity: string | undefined;
  serviceBusByIdentity: string | undefined;
  /** The URL of its queries. Empty without a monitor, like the connection string for exporters. */
  monitor: string;
  applicationInsights: string;
  /** The mail service: an endpoint, and a page of the accepted mails. */
  email: string;
  /** The blob service of files that partners reach by links. */
  files: string;
}

export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

export interface StackOptions {
  /** The directory of all state. */
  directory: string;
  ports: AzurePorts;
  /**
   * A file in the Service Bus emulator's Config.json format. `strict` checks it against the emulator's narrower ranges.
   */
  serviceBusEntities: { file: string; strict: boolean; lockDurationMs: number };
  audience: string;
  clients: { name: string; roles: string[] }[];
  /** The initial secrets of the key vault: how to generate each value that doesn't exist yet. */
  secrets: Record<string, () => string>;
  /** Physical ranges of a Cosmos DB container. */
  cosmosPartitions?: number;
  /** Where the ranges of a hierarchical key begin. By default they are even. */
  cosmosRangeStarts?: readonly string[];
  /** Only Core Tools' host needs Azure Storage, ours doesn't. Leaving it out makes tests faster. */
  storage?: boolean;
  /** Containers of the account of files. Without any it isn't started. */
  fileContainers?: readonly string[];
  /** Whether to start a monitor for telemetry. */
  monitor?: boolean;
  /** Names of custom dimensions by which the monitor finds traces quickly. */
  searchKeys?: readonly string[];
  /** Whether the app's identity can also access the data, over TLS and with the roles that it has in Azure. */
  identityAccess?: boolean;
  /** Called with one line when a server has ended by itself and is started again. */
  say?: (line: string) => void;
}

/** The address that mails come from. Azure names the domain of such an address. */
const MAIL_SENDER = 'DoNotReply@mail.example';

const OPERATOR = 'operator of the key vault';

export type DisturbableName = 'cosmos' | 'serviceBus' | 'keyVault' | 'email' | 'identity';

export interface Stack {
  urls: StackUrls;
  clients: Readonly<Record<string, ClientCredentials>>;
  /** The file for NODE_EXTRA_CA_CERTS. Programs that trust it can reach the TLS servers. */
  caFile: string;
  /** The App Service variables that the app's own identity needs. It may read the key vault's secrets. */
  appIdentity: { IDENTITY_ENDPOINT: string; IDENTITY_HEADER: string };
  /** The client that may change the secrets of the key vault. */
  operator: ClientCredentials;
  /** The values of a secret's enabled versions, the newest first. */
  secretValues(name: string): string[];
  /** The only sender that the mail service accepts. */
  mailSender: string;
  /** For tests: the accepted mails, the newest first. */
  mails(): AcceptedMail[];
  /** For tests: issues any tokens, and rotates keys. */
  readonly identity: Identity;
  /** The servers that can be stopped, restarted and slowed down. */
  disturbable: Readonly<Record<DisturbableName, Disturbable>>;
  /** For tests: stops a server, and `resume` restarts it with its state. */
  interruptCosmos(): Promise<Interruption>;
  interruptServiceBus(): Promise<Interruption>;
  interruptKeyVault(): Promise<Interruption>;
  interruptEmail(): Promise<Interruption>;
  /** Keeps a request of the gateway in the monitor, as API Management's diagnostic setting does. */
  logRequest(row: RequestLog): void;
  /** For tests: the next `next` requests to Cosmos DB are throttled. */
  throttleCosmos(next: number, retryAfterMs: number): void;
  /** How many requests to Cosmos DB will still be throttled. */
  throttledByCosmos(): number;
  /** The processes of Azurite, which are started again when they end. */
  azurites(): { name: string; pid: number }[];
  close(): Promise<void>;
}

/** Starts the embedded Azure without a Functions host. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { directory, ports } = options;
  const state = (name: string) => join(directory, name);
  const identityAt = (port: number, latency: Latency) =>
    startIdentity({
      stateFile: state('identity.json'),
      port,
      audience: options.audience,
      clients: [...options.clients, { name: OPERATOR, roles: [] }],
      resources: [VAULT_RESOURCE, COMMUNICATION_RESOURCE],
      managedIdentity: 'app',
      latency,
    });
  const keptIdentity = Restartable.start(identityAt, ports.identity);
  const identityStarting = keptIdentity.then(({ current }) => current);
  const certifying = loopbackCertificate(state('tls'));
  const vaultAt = async (port: number, latency: Latency) =>
    startKeyVault({
      stateFile: state('key-vault.db'),
      port,
      certificate: await certifying,
      ...vaultCallers(await identityStarting),
      initial: options.secrets,
      latency,
    });
  const emailAt = async (port: number, latency: Latency) => {
    const { issuer, jwksUri, managedIdentity } = await identityStarting;
    return startEmail({
      stateFile: state('email.db'),
      port,
      tenant: { issuer, jwksUri },
      senders: new Set(managedIdentity ? [managedIdentity.objectId] : []),
      from: [MAIL_SENDER],
      latency,
    });
  };
  const accessWith = async <const R extends string>(roles: readonly R[]) => {
    if (options.identityAccess !== true) return {};
    const { issuer, jwksUri, managedIdentity } = await identityStarting;
    const assignments = roles.map((role) => ({ principalId: managedIdentity?.objectId ?? '', role }));
    return { tls: await certifying, entra: { issuer, jwksUri, assignments } };
  };
  const cosmosAt = async (port: number, latency: Latency) =>
    startCosmos({
      stateFile: state('cosmos.db'),
      port,
      latency,
      consistency: 'Strong',
      partitions: options.cosmosPartitions ?? 1,
      ...(options.cosmosRangeStarts ? { rangeStarts: options.cosmosRangeStarts } : {}),
      ...(await accessWith(['Cosmos DB Built-in Data Contributor'])),
    });
  // The same one after an interruption.
  let countsPort = 0;
  const busAt = async (port: number, latency: Latency) => {
    const started = await startServiceBus({
      stateFile: state('service-bus.db'),
      port,
      latency,
      managementPort: countsPort,
      entities: options.serviceBusEntities.file,
      strict: options.serviceBusEntities.strict,
      lockDurationMs: options.serviceBusEntities.lockDurationMs,
      ...(await accessWith(['Azure Service Bus Data Sender', 'Azure Service Bus Data Receiver'])),
    });
    countsPort = Number(new URL(started.managementUrl ?? '').port);
    return started;
  };
  const servers = [
    Restartable.start(cosmosAt, ports.cosmos),
    Restartable.start(busAt, ports.serviceBus),
    keptIdentity,
    Restartable.start(vaultAt, ports.keyVault),
    options.storage === false
      ? NO_STORAGE
      : keepStorage(
          {
            directory: state('storage'),
            blobPort: ports.blob,
            queuePort: ports.queue,
            tablePort: ports.table,
          },
          options.say ?? (() => undefined),
        ),
    options.monitor === false
      ? NO_MONITOR
      : certifying.then((certificate) =>
          startMonitor({
            stateFile: state('monitor.db'),
            port: ports.monitor,
            ingestionPort: ports.ingestion,
            certificate,
            searchKeys: options.searchKeys ?? [],
          }),
        ),
    Restartable.start(emailAt, ports.email),
    options.fileContainers === undefined
      ? NO_FILES
      : certifying.then((certificate) =>
          keepFiles(
            {
              directory: state('files'),
              port: ports.files,
              certificate,
              containers: options.fileContainers ?? [],
            },
            options.say ?? (() => undefined),
          ),
        ),
  ] as const;
  const settled = await Promise.allSettled(servers);
  const failed = settled.find((server) => server.status === 'rejected');
  if (failed) {
    await Promise.all(settled.map((server) => server.status === 'fulfilled' && server.value.close()));
    throw failed.reason;
  }

  const [cosmos, bus, tenant, vault, storage, monitor, email, files] = await Promise.all(servers);
  const identity = tenant.current;
  const { managedIdentity } = identity;
  const { [OPERATOR]: operator, ...clients } = identity.clients;
  if (managedIdentity === undefined || operator === undefined)
    throw new Error('the identity provider lost an identity');
  return {
    urls: {
      identity: identity.url,
      issuer: identity.issuer,
      jwksUri: identity.jwksUri,
      cosmos: cosmos.current.connectionString,
      serviceBus: bus.current.connectionString,
      serviceBusCounts: bus.current.managementUrl ?? '',
      storage: storage.connectionString,
      cosmosByIdentity: cosmos.current.tlsEndpoint,
      serviceBusByIdentity: bus.current.tls && `localhost:${bus.current.tls.port}`,
      keyVault: vault.current.url,
      monitor: monitor.url,
      applicationInsights: monitor.connectionString,
      email: email.current.url,
      files: files.url,
    },
    clients,
    caFile: (await certifying).file,
    appIdentity: { IDENTITY_ENDPOINT: managedIdentity.endpoint, IDENTITY_HEADER: managedIdentity.header },
    operator,
    secretValues: (name) => vault.current.valuesOf(name),
    get identity() {
      return tenant.current;
    },
    disturbable: { cosmos, serviceBus: bus, keyVault: vault, email, identity: tenant },
    interruptServiceBus: () => bus.interrupt(),
    mailSender: MAIL_SENDER,
    mails: () => email.current.list(),
    interruptEmail: () => email.interrupt(),
    interruptKeyVault: () => vault.interrupt(),
    interruptCosmos: () => cosmos.interrupt(),
    logRequest: (row) => monitor.write(gatewayLogRow(row)),
    throttleCosmos: (next, retryAfterMs) => cosmos.current.throttle(next, retryAfterMs),
    throttledByCosmos: () => cosmos.current.throttled,
    azurites: () =>
      [
        { name: 'Azurite', pid: storage.pid },
        { name: 'Azurite for files', pid: files.pid },
      ].filter(({ pid }) => pid > 0),
    async close() {
      const all = [cosmos, bus, tenant, vault, storage, monitor, email, files];
      await Promise.all(all.map((server) => server.close()));
    },
  };
}

/** The app may read secrets, as with its role in Azure. One operator may do everything. */
function vaultCallers({ issuer, jwksUri, url, tenantId, managedIdentity, clients }: Identity): CallerRules {
  const roles = new Map<string, VaultRole>();
  if (managedIdentity) roles.set(managedIdentity.objectId, 'Key Vault Secrets User');
  const operator = clients[OPERATOR];
  if (operator) roles.set(operator.objectId, 'Key Vault Secrets Officer');
  return { authority: { issuer, jwksUri, authorizationUrl: `${url}/${tenantId}` }, roles };
}

const NO_STORAGE = Promise.resolve({ connectionString: '', pid: 0, close: async () => undefined });
/** What reads the setting needs a URL. Nothing listens there. */
const NO_FILES = Promise.resolve({ url: 'https://127.0.0.1:9/none', pid: 0, close: async () => undefined });
const NO_MONITOR: Promise<Monitor> = Promise.resolve({
  url: '',
  connectionString: '',
  write: () => undefined,
  close: async () => undefined,
});

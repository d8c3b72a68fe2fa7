import { join } from 'node:path';
import {
  type HostOptions,
  type HostProcess,
  type StandbyHost,
  standByHost,
  startHostProcess,
} from '@partner-orders/embedded-azure/host-process';
import type { ClientCredentials } from '@partner-orders/embedded-azure/stack';
import { FILES_CONTAINER } from '../../shared/adapters/blob/files-container.ts';
import { buildAppIfStale } from '../build/build.ts';
import { buildHostIfStale, hostProgram } from '../build/build-host.ts';
import { root } from '../root.ts';
import { MERCHANT, merchantRoles, partners, rolesOf } from '../seed/partners.ts';
import { secrets } from '../seed/secrets.ts';
import { seed } from '../seed/seed.ts';
import { AUDIENCE } from './audience.ts';
import { fetchToken } from './client/fetch-token.ts';
import type { StackFile } from './client/stack-file.ts';
import { gatewaySettings } from './gateway-settings.ts';
import { type LocalStack, startLocalStack } from './local-stack.ts';
import { ReloadableGateway } from './reloadable-gateway.ts';
import { sendEvents } from './send-events.ts';
import { serveSignIn } from './serve-sign-in.ts';
import type { StackPorts } from './stack-ports.ts';

/**
 * The only declaration of Service Bus entities, filters and flags. Locks are as in a deployment, shorter than the
 * official emulator accepts for a subscription.
 */
export const serviceBusEntities = {
  file: join(root, 'infra', 'service-bus', 'Config.json'),
  strict: true,
  lockDurationMs: 10_000,
};

/**
 * In Azure requests and sagas run on separate instances (Flex Consumption scales each group by itself). Here they share one
 * thread, so sagas are limited to keep requests fast.
 */
const SAGAS_YIELD = {
  AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls: '16',
  AzureFunctionsJobHost__extensions__durableTask__maxConcurrentActivityFunctions: '8',
  AzureFunctionsJobHost__extensions__durableTask__maxConcurrentOrchestratorFunctions: '4',
};

export interface PartnerOrdersOptions {
  /** The directory of all state; nothing is written elsewhere. */
  directory: string;
  ports: StackPorts;
  storage?: boolean;
  /** Whether there is an account for partners' files; true by default. */
  files?: boolean;
  /** Whether the app can also reach its data with its identity. */
  identityAccess?: boolean;
  /** Whether the app sends telemetry, and a monitor receives it. */
  telemetry?: boolean;
  serviceBusEntities?: typeof serviceBusEntities;
  /** Physical ranges of each container; 1 by default. */
  cosmosPartitions?: number;
  /** Where the ranges of a hierarchical key begin. By default they are evenly distributed. */
  cosmosRangeStarts?: readonly string[];
  /** Whether the small shop of `npm start` is added; true by default. */
  hasProducts?: boolean;
  /** Bundle the app first; tests do it once for all files. */
  build?: boolean;
  /** The folder of the app that the host starts, if not the project's own bundle. */
  scriptRoot?: string;
  /** The port of the host's debugger. */
  inspectPort?: number;
  /** Whether the simulated providers send their events to the app. */
  providerEvents?: boolean;
  output?: (text: string) => void;
  verbose?: boolean;
}

/** The embedded Azure, seeded, with the settings that the app needs to run on it. */
export interface PreparedStack {
  directory: string;
  stack: LocalStack;
  /** Whether the products of a small shop are there. */
  hasProducts: boolean;
  clients: Readonly<Record<string, ClientCredentials>>;
  /** The app's settings, as in local.settings.json. */
  settings: Record<string, string>;
  /**
   * @param changes settings that differ; undefined removes one
   * @param signal ends a host that is not ready yet
   */
  startHost(changes?: Record<string, string | undefined>, signal?: AbortSignal): Promise<HostProcess>;
  /** What `startHost` starts the host with. @param changes as there */
  hostOptions(changes: Record<string, string | undefined>): HostOptions;
  /** Starts a host that loads the app's packages and waits. @param preload modules of the app */
  standByHost(preload: readonly string[]): StandbyHost;
  /** Where the Functions host answers, or will once it has started. */
  hostUrl(): string;
  /** The URL that partners call: the gateway in front of the Functions host. */
  gatewayUrl: string;
  /**
   * Makes the gateway use the current policies, and forward the operations that the running app declares.
   *
   * @returns whether anything has changed
   * @throws when the policies can't be loaded; then the gateway stays as it is
   */
  reloadGateway(): Promise<boolean>;
  /** Which client the documentation signs in as from now on, the first partner if it was never called. */
  signInAs(name: string): void;
  /** What tools need to reach the stack. @param api the URL of the host @param page the console's; empty without one */
  toStackFile(api: string, page?: string): StackFile;
  close(): Promise<void>;
}

/** Starts everything except the Functions host. */
export async function preparePartnerOrders(options: PartnerOrdersOptions): Promise<PreparedStack> {
  const { directory, ports } = options;
  const isBuilt = options.build === false || options.scriptRoot !== undefined;
  const building = isBuilt ? undefined : buildAppIfStale(root);
  const buildingHost = options.build === false ? undefined : buildHostIfStale();
  const stack = await startLocalStack({
    directory,
    ports,
    serviceBusEntities: options.serviceBusEntities ?? serviceBusEntities,
    audience: AUDIENCE,
    clients: [
      ...partners.map((partner) => ({ name: partner.id as string, roles: rolesOf(partner) })),
      { name: MERCHANT, roles: merchantRoles },
    ],
    secrets,
    ...(options.storage === undefined ? {} : { storage: options.storage }),
    ...(options.cosmosPartitions === undefined ? {} : { cosmosPartitions: options.cosmosPartitions }),
    ...(options.cosmosRangeStarts === undefined ? {} : { cosmosRangeStarts: options.cosmosRangeStarts }),
    ...(options.files === false ? {} : { fileContainers: [FILES_CONTAINER] }),
    monitor: options.telemetry ?? true,
    searchKeys: ['order.id'],
    identityAccess: options.identityAccess ?? false,
    say: (line) => (options.output ?? ((text) => void process.stdout.write(text)))(`${line}\n`),
  });
  // The URL of the host, once it listens.
  let hostUrl = `http://127.0.0.1:${ports.host}`;
  const { urls } = stack;
  const hasProducts = options.hasProducts ?? true;
  let [signedIn = ''] = Object.keys(stack.clients);
  const origins = () => [gateway.status === 'fulfilled' ? gateway.value.url : '', hostUrl];
  const prepared = await Promise.allSettled([
    ReloadableGateway.start({
      port: ports.gateway,
      backendUrl: () => hostUrl,
      log: stack.logRequest,
      ...gatewaySettings(urls),
    }),
    serveSignIn(ports.signIn, origins, () => tokenOf(signedIn, stack)),
    seed(urls.cosmos, stack.clients, { hasProducts }),
    building,
    buildingHost,
  ]);
  const [gateway, signIn] = prepared;
  const close = async () => {
    if (signIn.status === 'fulfilled') await signIn.value.close();
    if (gateway.status === 'fulfilled') await gateway.value.close();
    await stack.close();
  };
  const failed = prepared.find((part) => part.status === 'rejected');
  if (failed || gateway.status === 'rejected' || signIn.status === 'rejected') {
    await close();
    throw failed?.reason;
  }
  const gatewayUrl = gateway.value.url;
  if (options.providerEvents ?? true) {
    try {
      await sendEvents(stack, gatewayUrl);
    } catch (error) {
      await close();
      throw error;
    }
  }
  const settings: Record<string, string> = {
    FUNCTIONS_WORKER_RUNTIME: 'node',
    AzureWebJobsStorage: urls.storage,
    TASK_HUB: 'PartnerOrders',
    COSMOS: urls.cosmos,
    SERVICE_BUS: urls.serviceBus,
    AUTH_ISSUER: urls.issuer,
    AUTH_AUDIENCE: AUDIENCE,
    AUTH_JWKS_URI: urls.jwksUri,
    AUTH_TOKEN_URL: stack.identity.tokenEndpoint,
    PUBLIC_URL: gatewayUrl,
    DOCS_SIGN_IN_URL: signIn.value.url,
    // Allows direct calls to the host as well.
    GATEWAY_REQUIRED: 'false',
    WEBHOOK_ALLOW_LOOPBACK: 'true',
    KEY_VAULT_URL: urls.keyVault,
    FILES_URL: urls.files,
    ...stack.appIdentity,
    NODE_EXTRA_CA_CERTS: stack.caFile,
    ...SAGAS_YIELD,
    MAIL_ENDPOINT: urls.email,
    MAIL_SENDER: stack.mailSender,
    PAYMENTS_URL: urls.payments,
    CARRIER_URL: urls.carrier,
    ...telemetrySettings(urls.applicationInsights),
    LOG_VERBOSE: String(options.verbose ?? false),
  };
  const hostOptions = (changes: Record<string, string | undefined>): HostOptions => ({
    scriptRoot: options.scriptRoot ?? root,
    stateDirectory: join(directory, 'functions-host'),
    port: ports.host,
    program: hostProgram,
    settings: { ...settings, ...changes },
    // As in Azure, the host behind the gateway requires keys.
    enableAuth: true,
    ...(options.inspectPort === undefined ? {} : { inspectPort: options.inspectPort }),
    ...(options.output === undefined ? {} : { output: options.output }),
    ...(options.verbose === undefined ? {} : { verbose: options.verbose }),
  });
  return {
    directory,
    stack,
    hasProducts,
    clients: stack.clients,
    settings,
    gatewayUrl,
    toStackFile(api, page = '') {
      const { identity, cosmos, serviceBus, storage, payments, carrier, keyVault, monitor, email, files } = urls;
      const servers = {
        api,
        identity,
        cosmos,
        serviceBus,
        storage,
        payments,
        carrier,
        keyVault,
        monitor,
        console: page,
        email,
        files,
      };
      const { caFile, operator } = stack;
      const { [MERCHANT]: merchant, ...ofPartners } = stack.clients;
      if (merchant === undefined) throw new Error('the merchant has no client');
      return { pid: process.pid, ...servers, gateway: gatewayUrl, caFile, operator, partners: ofPartners, merchant };
    },
    close,
    hostOptions,
    hostUrl: () => hostUrl,
    signInAs(name) {
      signedIn = name;
    },
    reloadGateway: () => gateway.value.reload(hostUrl),
    async startHost(changes = {}, signal) {
      const host = await startHostProcess({ ...hostOptions(changes), ...(signal === undefined ? {} : { signal }) });
      hostUrl = host.url;
      return host;
    },
    standByHost: (preload) => standByHost({ ...hostOptions({}), preload }),
  };
}

function tokenOf(name: string, { urls, clients }: LocalStack): Promise<string> {
  const client = Object.hasOwn(clients, name) ? clients[name] : undefined;
  if (client === undefined) throw new Error(`there is no client ${name}`);
  return fetchToken(urls.identity, client);
}

/** Empty without a monitor. With one, telemetry is visible within seconds. */
function telemetrySettings(connectionString: string): Record<string, string> {
  if (connectionString === '') return {};
  return { APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString, TELEMETRY_INTERVAL_MS: '2000' };
}

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../functions/http/routes.ts';
import { startGateway } from '../local/gateway/start-gateway.ts';
import {
  type ClientCredentials,
  type HostProcess,
  type Stack,
  type StackPorts,
  startHostProcess,
  startStack,
} from '../local/stack.ts';
import { buildAppIfStale } from './build.ts';
import { partners, rolesOf } from './seed/partners.ts';
import { seed } from './seed/seed.ts';

export const root = join(import.meta.dirname, '..');
const AUDIENCE = 'api://partner-orders';

/** Entities, filters and flags of Service Bus: the one place where they are declared. */
export const serviceBusEntities = { file: join(root, 'infra', 'service-bus', 'Config.json'), strict: true };

export interface PartnerOrdersOptions {
  /** Where all state lives; nothing else is written to. */
  directory: string;
  ports: StackPorts;
  storage?: boolean;
  /** Whether the app sends telemetry, and something takes it in. */
  telemetry?: boolean;
  serviceBusEntities?: { file: string; strict: boolean };
  /** Bundle the app first; tests do it once for all. */
  build?: boolean;
  output?: (text: string) => void;
  verbose?: boolean;
}

/** The embedded Azure, seeded, with what the app needs to know to run on it. */
export interface PreparedStack {
  directory: string;
  stack: Stack;
  clients: Readonly<Record<string, ClientCredentials>>;
  /** The app's settings, as they stand in local.settings.json. */
  settings: Record<string, string>;
  /** @param changes settings that differ */
  startHost(changes?: Record<string, string>): Promise<HostProcess>;
  /** Where partners call: the gateway before the Functions host. */
  gatewayUrl: string;
  close(): Promise<void>;
}

/** Starts everything but the Functions host. */
export async function preparePartnerOrders(options: PartnerOrdersOptions): Promise<PreparedStack> {
  const { directory, ports } = options;
  const building = options.build === false ? undefined : buildAppIfStale(root);
  const stack = await startStack({
    directory,
    ports,
    serviceBusEntities: options.serviceBusEntities ?? serviceBusEntities,
    audience: AUDIENCE,
    clients: partners.map((partner) => ({ name: partner.id, roles: rolesOf(partner) })),
    ...(options.storage === undefined ? {} : { storage: options.storage }),
    monitor: options.telemetry ?? true,
  });
  // Where the host listens, once it does.
  let hostUrl = `http://127.0.0.1:${ports.host}`;
  const { urls } = stack;
  const starting = startGateway({
    port: ports.gateway,
    policies: join(root, 'infra', 'policies'),
    backendUrl: () => hostUrl,
    operations: gatewayOperations(),
    namedValues: {
      'openid-config-url': `${urls.issuer}/.well-known/openid-configuration`,
      audience: AUDIENCE,
      issuer: urls.issuer,
      'app-resource': AUDIENCE,
    },
  });
  const prepared = await Promise.allSettled([starting, seed(urls.cosmos, stack.clients), building]);
  const [gateway] = prepared;
  const close = async () => {
    if (gateway.status === 'fulfilled') await gateway.value.close();
    await stack.close();
  };
  const failed = prepared.find((part) => part.status === 'rejected');
  if (failed || gateway.status === 'rejected') {
    await close();
    throw failed?.reason;
  }
  const settings: Record<string, string> = {
    FUNCTIONS_WORKER_RUNTIME: 'node',
    AzureWebJobsStorage: urls.storage,
    COSMOS: urls.cosmos,
    SERVICE_BUS: urls.serviceBus,
    AUTH_ISSUER: urls.issuer,
    AUTH_AUDIENCE: AUDIENCE,
    AUTH_JWKS_URI: urls.jwksUri,
    // So that the host can be called directly, too.
    GATEWAY_REQUIRED: 'false',
    CURSOR_KEY: keptSecret(join(directory, 'cursor-key')),
    PAYMENTS_URL: urls.payments,
    PAYMENTS_API_KEY: 'sk_test_local',
    CARRIER_URL: urls.carrier,
    CARRIER_TOKEN: 'local',
    NODE_EXTRA_CA_CERTS: stack.certificateFile,
    ...telemetrySettings(urls.applicationInsights),
  };
  return {
    directory,
    stack,
    clients: stack.clients,
    settings,
    gatewayUrl: gateway.value.url,
    close,
    async startHost(changes = {}) {
      const host = await startHostProcess({
        scriptRoot: root,
        stateDirectory: join(directory, 'functions-host'),
        port: ports.host,
        settings: { ...settings, ...changes },
        ...(options.output === undefined ? {} : { output: options.output }),
        ...(options.verbose === undefined ? {} : { verbose: options.verbose }),
      });
      hostUrl = host.url;
      return host;
    },
  };
}

/** None without a monitor; with one, all that happens is seen within seconds. */
function telemetrySettings(connectionString: string): Record<string, string> {
  if (connectionString === '') return {};
  return { APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString, TELEMETRY_INTERVAL_MS: '2000' };
}

/** The routes as the gateway knows them, and for every method all other paths: what is not there, the app says. */
function gatewayOperations() {
  const operations = routes.map(({ operationId: name, method, path }) => ({
    name,
    method,
    path,
    ...(name === 'listProducts' ? { policy: 'products.xml' } : {}),
  }));
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
  return [...operations, ...methods.map((method) => ({ name: `unknown-${method.toLowerCase()}`, method, path: '/*' }))];
}

/** A secret of this machine's own, made once, so that cursors stay valid over a restart. */
function keptSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** An access token for a client, by client credentials, as a partner would get it. */
export async function fetchToken(identityUrl: string, { clientId, clientSecret }: ClientCredentials): Promise<string> {
  const response = await fetch(new URL('/oauth2/v2.0/token', identityUrl), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${AUDIENCE}/.default`,
    }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (!answer.access_token) throw new Error(`no token from ${identityUrl}: ${answer.error_description}`);
  return answer.access_token;
}

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ClientCredentials,
  type HostProcess,
  type Stack,
  type StackPorts,
  startHostProcess,
  startStack,
} from '../local/stack.ts';
import { buildAppIfStale } from './build.ts';
import { partners, roles } from './seed/partners.ts';
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
    clients: partners.map(({ id }) => ({ name: id, roles })),
    ...(options.storage === undefined ? {} : { storage: options.storage }),
  });
  try {
    await Promise.all([seed(stack.urls.cosmos, stack.clients), building]);
  } catch (error) {
    await stack.close();
    throw error;
  }
  const { urls } = stack;
  const settings: Record<string, string> = {
    FUNCTIONS_WORKER_RUNTIME: 'node',
    AzureWebJobsStorage: urls.storage,
    COSMOS: urls.cosmos,
    SERVICE_BUS: urls.serviceBus,
    AUTH_ISSUER: urls.issuer,
    AUTH_AUDIENCE: AUDIENCE,
    AUTH_JWKS_URI: urls.jwksUri,
    CURSOR_KEY: keptSecret(join(directory, 'cursor-key')),
    PAYMENTS_URL: urls.payments,
    PAYMENTS_API_KEY: 'sk_test_local',
    CARRIER_URL: urls.carrier,
    CARRIER_TOKEN: 'local',
  };
  return {
    directory,
    stack,
    clients: stack.clients,
    settings,
    startHost: (changes = {}) =>
      startHostProcess({
        scriptRoot: root,
        stateDirectory: join(directory, 'functions-host'),
        port: ports.host,
        settings: { ...settings, ...changes },
        ...(options.output === undefined ? {} : { output: options.output }),
        ...(options.verbose === undefined ? {} : { verbose: options.verbose }),
      }),
  };
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

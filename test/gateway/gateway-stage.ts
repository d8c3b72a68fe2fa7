import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gateway, type GatewayOperation, startGateway } from '@partner-orders/embedded-azure/gateway';
import { type Identity, startIdentity } from '@partner-orders/embedded-azure/identity';
import type { RequestLog } from '@partner-orders/embedded-azure/internals/gateway/request-log';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { TestBackend } from './test-backend.ts';

export const POLICIES = join(import.meta.dirname, '../../infra/policies');
const AUDIENCE = 'api://conformance';
const CLIENT = '5a3f3d7c-0000-4000-8000-000000000001';

const OPERATIONS: GatewayOperation[] = [
  { name: 'placeOrder', method: 'POST', path: '/v1/orders' },
  { name: 'getOrder', method: 'GET', path: '/v1/orders/{orderId}' },
  { name: 'changeOrder', method: 'PATCH', path: '/v1/orders/{orderId}' },
  { name: 'listProducts', method: 'GET', path: '/v1/products' },
  { name: 'getLiveness', method: 'GET', path: '/livez' },
  { name: 'getReadiness', method: 'GET', path: '/readyz' },
  { name: 'head-getReadiness', method: 'HEAD', path: '/readyz' },
  { name: 'getDescription', method: 'GET', path: '/openapi.json' },
  { name: 'getDocs', method: 'GET', path: '/docs' },
  { name: 'getDocsToken', method: 'POST', path: '/docs/token' },
  { name: 'receivePaymentEvent', method: 'POST', path: '/v1/provider-events/stripe' },
  { name: 'getDocsPage', method: 'GET', path: '/docs/{file}' },
  { name: 'explainError', method: 'GET', path: '/errors/{code}' },
];

/** The envelope of every error of the gateway itself. */
export const Envelope = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string().min(1),
    details: z.tuple([]),
    requestId: z.string(),
    timestamp: z.iso.datetime(),
    docs: z.string(),
  }),
});

let identity: Promise<Identity> | undefined;

/** One for all specs of the gateway in this process, because generating its keys takes longer than most tests. */
function sharedIdentity(): Promise<Identity> {
  if (identity === undefined) {
    const directory = mkdtempSync(join(tmpdir(), 'gateway-'));
    process.once('exit', () => rmSync(directory, { recursive: true }));
    identity = startIdentity({ stateFile: join(directory, 'identity.db'), audience: AUDIENCE, clients: [] });
  }
  return identity;
}

/** A clock that moves only when a test says so. Pauses are recorded and end at once. */
export class TestClock {
  #now = Date.now();
  readonly pauses: number[] = [];

  readonly now = (): number => this.#now;

  readonly sleep = async (ms: number): Promise<void> => {
    this.pauses.push(ms);
    this.#now += ms;
  };

  advance(ms: number): void {
    this.#now += ms;
  }
}

interface StageOptions {
  readonly headTimeoutMs?: number;
  readonly retriesFaults?: boolean;
  readonly backendUrl?: () => string;
  readonly log?: (row: RequestLog) => void;
  /** Named values over the usual ones. */
  readonly values?: Record<string, string>;
}

/** Changes the calls a minute of the limit that counts by this. */
export const limitTo =
  (calls: number, by: 'client' | 'public' | 'tokens' | 'events' | 'unauthenticated' | 'token') =>
  (policies: string): string =>
    policies.replaceAll(
      new RegExp(`calls="\\d+"( renewal-period="60" counter-key="@\\([^"]*&quot;${by} &quot;)`, 'g'),
      `calls="${calls}"$1`,
    );

/** The gateway with the project's policies, between a test backend and an identity provider. */
export class GatewayStage {
  readonly clock = new TestClock();
  readonly backend = new TestBackend();
  readonly failures: unknown[] = [];
  readonly identity: Identity;
  #gateway: Gateway | undefined;

  private constructor(identity: Identity) {
    this.identity = identity;
  }

  /** @param edit changes the text of `partner-api.xml` for this test, e.g. a number that would take too long */
  static async start(
    edit: (policies: string) => string = (text) => text,
    operations: GatewayOperation[] = OPERATIONS,
    { values, ...options }: StageOptions = {},
  ): Promise<GatewayStage> {
    const directory = temporaryDirectory();
    const policies = copyPolicies(directory, 'partner-api.xml', edit);
    const stage = new GatewayStage(await sharedIdentity());
    await stage.backend.start();
    onTestFinished(async () => {
      await stage.#gateway?.close();
      await stage.backend.stop();
    });
    stage.#gateway = await startGateway({
      policies,
      backendUrl: () => stage.backend.url,
      namedValues: { ...namedValues(stage.identity.issuer), ...values },
      ...options,
      operations,
      clock: stage.clock,
      report: (error) => stage.failures.push(error),
    });
    return stage;
  }

  get url(): string {
    return this.#gateway?.url ?? '';
  }

  /** A valid token with these claims, which replace the usual ones. */
  token(claims: Record<string, unknown> = {}, options?: Parameters<Identity['sign']>[1]): Promise<string> {
    return this.identity.sign({ azp: CLIENT, roles: ['tier.generous'], ...claims }, options);
  }

  /** A request of the partner. Headers of the test replace its own. */
  async fetch(path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {}) {
    const authorization = `Bearer ${await this.token()}`;
    return fetch(this.url + path, { ...init, headers: { authorization, ...headers } });
  }
}

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** A copy of the project's policies with one file changed or added. */
export function copyPolicies(directory: string, file: string, edit: (text: string) => string): string {
  const copy = join(directory, 'policies');
  cpSync(POLICIES, copy, { recursive: true });
  const changed = join(copy, file);
  writeFileSync(changed, edit(existsSync(changed) ? readFileSync(changed, 'utf8') : ''));
  return copy;
}

export function namedValues(issuer: string): Record<string, string> {
  return {
    'openid-config-url': `${issuer}/.well-known/openid-configuration`,
    audience: AUDIENCE,
    issuer,
    'front-door-id': 'none',
    'app-resource': 'api://app',
    'public-url': 'https://orders.example',
  };
}

/** Reads an error of the gateway's. */
export async function problemOf(response: Response): Promise<z.output<typeof Envelope>['error']> {
  return Envelope.parse(await response.json()).error;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, type JWTVerifyResult, jwtVerify } from 'jose';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Identity, type IdentityOptions, startIdentity } from '../../src/identity/start-identity.ts';

export const AUDIENCE = 'api://conformance';
export const CLIENTS = [
  { name: 'acme', roles: ['things.read', 'things.write'] },
  { name: 'globex', roles: [] },
];

const Discovery = z.looseObject({ issuer: z.string(), jwks_uri: z.string(), token_endpoint: z.string() });
const Token = z.looseObject({ token_type: z.string(), access_token: z.string(), expires_in: z.int() });

/** One identity provider on a free port with its own state. It is closed after the test. */
export class IdentityFixture {
  readonly stateFile: string;
  identity: Identity;

  private constructor(stateFile: string, identity: Identity) {
    this.stateFile = stateFile;
    this.identity = identity;
  }

  static async start(
    audience = AUDIENCE,
    options: Pick<IdentityOptions, 'resources' | 'managedIdentity' | 'tls'> = {},
  ): Promise<IdentityFixture> {
    const directory = mkdtempSync(join(tmpdir(), 'identity-'));
    const stateFile = join(directory, 'identity.db');
    const identity = await startIdentity({ stateFile, audience, clients: CLIENTS, ...options });
    const fixture = new IdentityFixture(stateFile, identity);
    onTestFinished(async () => {
      await fixture.identity.close();
      rmSync(directory, { recursive: true });
    });
    return fixture;
  }

  async restart(clients: IdentityOptions['clients'] = CLIENTS, managedIdentity?: string): Promise<void> {
    const { port } = this.identity;
    await this.identity.close();
    this.identity = await startIdentity({
      stateFile: this.stateFile,
      port,
      audience: AUDIENCE,
      clients,
      ...(managedIdentity === undefined ? {} : { managedIdentity }),
    });
  }

  client(name: string): { clientId: string; clientSecret: string } {
    const client = this.identity.clients[name];
    if (client === undefined) throw new Error(`no client ${name}`);
    return client;
  }

  async discover(): Promise<z.output<typeof Discovery>> {
    const response = await fetch(`${this.identity.issuer}/.well-known/openid-configuration`);
    return Discovery.parse(await response.json());
  }

  /** The form of a valid request, with parts of it changed; undefined removes one. */
  form(name: string, change: Record<string, string | undefined> = {}): URLSearchParams {
    const { clientId, clientSecret } = this.client(name);
    const form = {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${AUDIENCE}/.default`,
      ...change,
    };
    const given = Object.entries(form).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return new URLSearchParams(given);
  }

  async token(name: string, change: Record<string, string | undefined> = {}): Promise<string> {
    const response = await fetch(this.identity.tokenEndpoint, { method: 'POST', body: this.form(name, change) });
    return Token.parse(await response.json()).access_token;
  }

  /** Verifies a token like an app that knows only the address of the tenant. */
  async verify(token: string, audience = AUDIENCE): Promise<JWTVerifyResult> {
    const { issuer, jwks_uri } = await this.discover();
    const keys = createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 0 });
    return jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] });
  }
}

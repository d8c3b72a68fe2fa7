import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { TokenCredential } from '@azure/core-auth';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { EntraTenant } from '../src/entra/entra-tokens.ts';
import { type Identity, type SignOptions, startIdentity } from '../src/identity/start-identity.ts';
import { type Certificate, loopbackCertificate } from '../src/tls/certificate.ts';

const Token = z.object({ access_token: z.string(), expires_in: z.number() });
const Refusal = z.object({ error_description: z.string() });

/** A tenant with some applications, and a certificate that this process trusts. */
export class EntraStage {
  readonly certificate: Certificate;
  readonly #identity: Identity;
  readonly #audience: string;
  readonly #directory: string;

  private constructor(certificate: Certificate, identity: Identity, audience: string, directory: string) {
    this.certificate = certificate;
    this.#identity = identity;
    this.#audience = audience;
    this.#directory = directory;
  }

  /** @param audience the only API for which the tenant issues tokens */
  static async open(audience: string, applications: readonly string[]): Promise<EntraStage> {
    const directory = mkdtempSync(join(tmpdir(), 'entra-'));
    const certificate = await loopbackCertificate(directory);
    setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);
    const clients = applications.map((name) => ({ name, roles: [] }));
    const identity = await startIdentity({ stateFile: join(directory, 'identity.db'), audience, clients });
    return new EntraStage(certificate, identity, audience, directory);
  }

  get tenant(): EntraTenant {
    return { issuer: this.#identity.issuer, jwksUri: this.#identity.jwksUri };
  }

  /** Gets tokens like `ClientSecretCredential`, which requires an authority with https. */
  credential(application: string): TokenCredential {
    return {
      getToken: async (scopes) => {
        const [scope = ''] = [scopes].flat();
        const { access_token, expires_in } = await this.#request(application, scope);
        return { token: access_token, expiresOnTimestamp: Date.now() + expires_in * 1000 };
      },
    };
  }

  async objectIdOf(application: string): Promise<string> {
    const { access_token } = await this.#request(application, `${this.#audience}/.default`);
    return z.string().parse(decodeJwt(access_token)['oid']);
  }

  /** Presents the given token, valid or not. */
  forged(claims: Record<string, unknown>, options?: SignOptions): TokenCredential {
    const getToken = async () => ({
      token: await this.#identity.sign(claims, options),
      expiresOnTimestamp: Date.now() + 3_600_000,
    });
    return { getToken };
  }

  async close(): Promise<void> {
    await this.#identity.close();
    rmSync(this.#directory, { recursive: true });
  }

  async #request(application: string, scope: string): Promise<z.infer<typeof Token>> {
    const client = this.#identity.clients[application];
    if (client === undefined) throw new Error(`no application ${application}`);
    const response = await fetch(this.#identity.tokenEndpoint, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret, scope },
      }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(Refusal.parse(answer).error_description);
    return Token.parse(answer);
  }
}

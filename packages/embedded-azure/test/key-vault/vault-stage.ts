import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultAzureCredential } from '@azure/identity';
import { type RestError, SecretClient } from '@azure/keyvault-secrets';
import { onTestFinished } from 'vitest';
import { type Identity, startIdentity } from '../../src/identity/start-identity.ts';
import type { VaultRole } from '../../src/key-vault/admit-caller.ts';
import { type KeyVault, type KeyVaultOptions, startKeyVault } from '../../src/key-vault/start-key-vault.ts';
import { type Certificate, loopbackCertificate } from '../../src/tls/certificate.ts';

/** The URL of a real vault. If set, the specs that both must pass run against it, with the identity that is signed in. */
export const realVault = process.env['KEY_VAULT_CONFORMANCE'];

export const VAULT = 'https://vault.azure.net';

/** One vault on a free port, with the tenant whose tokens it accepts. It is deleted after the test. */
export class VaultStage {
  readonly directory: string;
  readonly identity: Identity;
  readonly certificate: Certificate;
  vault: KeyVault;

  private constructor(directory: string, identity: Identity, certificate: Certificate, vault: KeyVault) {
    this.directory = directory;
    this.identity = identity;
    this.certificate = certificate;
    this.vault = vault;
  }

  static async start(options: Pick<KeyVaultOptions, 'initial'> = {}): Promise<VaultStage> {
    const directory = mkdtempSync(join(tmpdir(), 'key-vault-'));
    const clients = ['officer', 'user', 'stranger'].map((name) => ({ name, roles: [] }));
    const stateFile = join(directory, 'identity.db');
    const audience = 'api://conformance';
    const identity = await startIdentity({ stateFile, audience, clients, resources: [VAULT], managedIdentity: 'app' });
    const certificate = await loopbackCertificate(join(directory, 'tls'));
    const vault = await startKeyVault({ ...vaultOptions(directory, identity, certificate), ...options });
    const stage = new VaultStage(directory, identity, certificate, vault);
    onTestFinished(async () => {
      await stage.vault.close();
      await identity.close();
      rmSync(directory, { recursive: true });
    });
    return stage;
  }

  async restart(options: Pick<KeyVaultOptions, 'initial'> = {}): Promise<void> {
    const { port } = this.vault;
    await this.vault.close();
    this.vault = await startKeyVault({
      ...vaultOptions(this.directory, this.identity, this.certificate),
      ...options,
      port,
    });
  }

  client(name = 'officer'): SecretClient {
    return this.clientWith(() => this.token(name));
  }

  clientWith(getToken: () => Promise<string>, url = this.vault.url): SecretClient {
    const credential = {
      getToken: async () => ({ token: await getToken(), expiresOnTimestamp: Date.now() + 3_600_000 }),
    };
    return new SecretClient(url, credential, {
      tlsOptions: { ca: this.certificate.cert },
      disableChallengeResourceVerification: true,
      retryOptions: { maxRetries: 0 },
    });
  }

  async token(name: string, scope = `${VAULT}/.default`): Promise<string> {
    const client = this.identity.clients[name];
    if (client === undefined) throw new Error(`no client ${name}`);
    const { clientId, clientSecret } = client;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
    const response = await fetch(this.identity.tokenEndpoint, { method: 'POST', body: new URLSearchParams(form) });
    const { access_token } = (await response.json()) as { access_token: string };
    return access_token;
  }
}

export function vaultOptions(directory: string, identity: Identity, certificate: Certificate): KeyVaultOptions {
  const { issuer, jwksUri, url, tenantId } = identity;
  const idOf = (name: string) => identity.clients[name]?.objectId ?? '';
  return {
    stateFile: join(directory, 'key-vault.db'),
    certificate,
    authority: { issuer, jwksUri, authorizationUrl: `${url}/${tenantId}` },
    roles: new Map<string, VaultRole>([
      [idOf('officer'), 'Key Vault Secrets Officer'],
      [idOf('user'), 'Key Vault Secrets User'],
      [identity.managedIdentity?.objectId ?? '', 'Key Vault Secrets User'],
    ]),
  };
}

/** A client with all rights, of the embedded vault or of the real one. */
export async function anyVault(): Promise<SecretClient> {
  if (realVault !== undefined) return new SecretClient(realVault, new DefaultAzureCredential());
  return (await VaultStage.start()).client();
}

/** A name that is not used yet. The secret is purged after the test. */
export function freshName(client: SecretClient, what = 'conformance'): string {
  const name = `${what}-${randomUUID().slice(0, 8)}`;
  if (realVault !== undefined) {
    onTestFinished(async () => {
      const deletion = await client.beginDeleteSecret(name).catch(() => undefined);
      await deletion?.pollUntilDone();
      await client.purgeDeletedSecret(name).catch(() => undefined);
    });
  }
  return name;
}

/** How a request was refused: status, code, and the code of the inner error. */
export async function refusalOf(request: Promise<unknown>) {
  const error = await request.then(
    () => undefined,
    (reason: RestError) => reason,
  );
  if (error === undefined) throw new Error('the request was not refused');
  if (error.statusCode === undefined) throw error;
  const details = error.details as { error?: { code?: string; innerError?: { code?: string } } } | undefined;
  return {
    status: error.statusCode,
    code: details?.error?.code,
    inner: details?.error?.innerError?.code,
    message: error.message,
  };
}

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

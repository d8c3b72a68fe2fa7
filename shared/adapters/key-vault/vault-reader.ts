import type { SecretClient, SecretProperties } from '@azure/keyvault-secrets';
import { z } from 'zod';
import { isLoopback } from '../../domain/is-loopback.ts';
import { createAzureCredential } from '../identity/create-azure-credential.ts';
import type { VaultVersion } from './vault-version.ts';

export interface VaultConnection {
  url: string;
  /** The user-assigned identity that may read the vault. Without it, the app's own identity is used. */
  managedIdentityClientId?: string | undefined;
}

/** How many versions of a secret are read. Older ones count as disabled. */
const KEPT = 10;
const TIMEOUT_MS = 10_000;

/** The vault's error for a disabled version, which counts as absent. */
const Disabled = z.object({
  statusCode: z.literal(403),
  details: z.object({ error: z.object({ innerError: z.object({ code: z.literal('SecretDisabled') }) }) }),
});

/** Reads secrets from the vault. The library is large, so it is loaded at the first read. */
export class VaultReader {
  readonly #connection: VaultConnection;
  #client: Promise<SecretClient> | undefined;

  constructor(connection: VaultConnection) {
    this.#connection = connection;
  }

  /**
   * All versions of a secret, the newest first. Values never change, so known ones are not read again.
   *
   * @param known values by version
   */
  async read(name: string, known: ReadonlyMap<string, string>): Promise<VaultVersion[]> {
    this.#client ??= connect(this.#connection);
    const client = await this.#client;
    const abortSignal = AbortSignal.timeout(TIMEOUT_MS);
    const [newest, listed] = await Promise.all([
      client.getSecret(name, { abortSignal }).catch(ignoreDisabled),
      collect(client.listPropertiesOfSecretVersions(name, { abortSignal })),
    ]);
    // The vault lists versions unordered, with ages in whole seconds, so ask it for the newest one.
    const first = newest?.properties;
    const others = listed.filter(({ version }) => version !== first?.version).sort(compareNewestFirst);
    const versions = first === undefined ? others : [first, ...others];

    const readValue = async ({ version = '', enabled }: SecretProperties, age: number): Promise<string | undefined> => {
      if (newest !== undefined && version === first?.version) return newest.value;
      if (!enabled || age >= KEPT) return undefined;
      const value = known.get(version);
      if (value !== undefined) return value;
      return (await client.getSecret(name, { version, abortSignal }).catch(ignoreDisabled))?.value;
    };
    return Promise.all(
      versions.map(async (properties, age) => {
        const { version = '', enabled = true, notBefore, expiresOn } = properties;
        const value = await readValue(properties, age);
        return { version, enabled, notBefore, expiresOn, ...(value === undefined ? {} : { value }) };
      }),
    );
  }
}

async function connect({ url, managedIdentityClientId }: VaultConnection): Promise<SecretClient> {
  const { SecretClient } = await import('@azure/keyvault-secrets');
  return new SecretClient(url, createAzureCredential(managedIdentityClientId), {
    // A vault on this machine doesn't have the domain that its tokens are for. Any other vault must have it.
    disableChallengeResourceVerification: isLoopback(new URL(url).hostname),
    retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 2_000 },
  });
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function compareNewestFirst(a: SecretProperties, b: SecretProperties): number {
  return (b.createdOn?.getTime() ?? 0) - (a.createdOn?.getTime() ?? 0);
}

function ignoreDisabled(error: unknown): undefined {
  if (!Disabled.safeParse(error).success) throw error;
}

import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { isLoopback } from '../../shared/domain/is-loopback.ts';
import { runCommand } from '../command-line/run-command.ts';
import { isOutOfReach } from './is-out-of-reach.ts';

/** The part of the vault that storing secrets needs. */
export interface SecretStore {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
}

/** Secrets of the providers, and the environment variables that hold them. */
const GIVEN = [
  { name: 'payments-api-key', variable: 'PAYMENTS_API_KEY' },
  { name: 'carrier-token', variable: 'CARRIER_TOKEN' },
  { name: 'payments-webhook-secret', variable: 'PAYMENTS_WEBHOOK_SECRET' },
  { name: 'carrier-webhook-secret', variable: 'CARRIER_WEBHOOK_SECRET' },
];

/** Keys that only the app knows. */
const GENERATED = ['cursor-key', 'webhook-key'];

/**
 * Stores the app's secrets in the vault: generates the app's own keys that are missing, and takes the providers' keys
 * from the environment, if set. Other secrets in the vault stay as they are. Values are never printed.
 *
 * @returns what is still missing, as lines for a person
 */
export async function putSecrets(
  vault: SecretStore,
  environment: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<string[]> {
  for (const name of GENERATED) {
    if ((await vault.get(name)) !== undefined) continue;
    await vault.set(name, randomBytes(32).toString('base64url'));
    say(`${name}: created`);
  }
  const missing: string[] = [];
  for (const { name, variable } of GIVEN) {
    const known = await vault.get(name);
    const given = environment[variable];
    if (given && given !== known) {
      await vault.set(name, given);
      say(`${name}: ${known === undefined ? 'stored' : 'replaced'}`);
    } else if (known === undefined) {
      missing.push(`${name} is missing: set ${variable} in the environment and run npm run infra:secrets`);
    }
  }
  return missing;
}

/** A new role takes up to ten minutes to become effective: that long, ten seconds apart. */
const ATTEMPTS = 61;

/** Runs `work`, and repeats it while the vault answers 403 because the role is not effective yet. */
export async function onceAllowed<T>(
  work: () => Promise<T>,
  wait: () => Promise<unknown> = () => delay(10_000),
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const forbidden = error instanceof Error && 'statusCode' in error && error.statusCode === 403;
      if (!forbidden || attempt === ATTEMPTS) throw error;
      await wait();
    }
  }
}

async function openVault(url: string): Promise<SecretStore> {
  const { AzureCliCredential, AzureDeveloperCliCredential, ChainedTokenCredential } = await import('@azure/identity');
  const { SecretClient } = await import('@azure/keyvault-secrets');
  const client = new SecretClient(
    url,
    new ChainedTokenCredential(new AzureDeveloperCliCredential(), new AzureCliCredential()),
    // A vault on this machine doesn't have the domain that its tokens are for.
    { disableChallengeResourceVerification: isLoopback(new URL(url).hostname) },
  );
  return {
    async get(name) {
      try {
        return (await client.getSecret(name)).value;
      } catch (error) {
        if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return undefined;
        throw error;
      }
    },
    async set(name, value) {
      await client.setSecret(name, value);
    },
  };
}

async function main(environment: NodeJS.ProcessEnv): Promise<void> {
  const { AZURE_KEY_VAULT_URL: url } = environment;
  if (!url) throw new Error('AZURE_KEY_VAULT_URL is missing: azd sets it after azd provision');
  if (isOutOfReach(url, 'npm run infra:secrets', environment)) return;
  const vault = await openVault(url);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  for (const line of await onceAllowed(() => putSecrets(vault, environment, say))) say(line);
}

if (import.meta.main) {
  await runCommand({
    usage: `npm run infra:secrets

Stores the app's secrets in the vault that AZURE_KEY_VAULT_URL names: generates what it can, and takes the keys of the
providers from PAYMENTS_API_KEY, CARRIER_TOKEN, PAYMENTS_WEBHOOK_SECRET and CARRIER_WEBHOOK_SECRET. azd runs it after azd provision.`,
    options: {},
    run: () =>
      main(process.env).catch((error: Error) => {
        throw new Error(`secrets: ${error.message.split('\n', 1)[0]}`, { cause: error });
      }),
  });
}

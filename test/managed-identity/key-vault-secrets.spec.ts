import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { SecretClient } from '@azure/keyvault-secrets';
import { VaultStage } from '@partner-orders/embedded-azure/testing/vault-stage';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeyVaultSecrets } from '../../shared/adapters/key-vault/key-vault-secrets.ts';
import { SecretUnavailable } from '../../shared/adapters/key-vault/rotating-secret.ts';

const NAME = 'cursor-key';
const trusted = getCACertificates('default');

let stage: VaultStage;
let operator: SecretClient;
let secrets: KeyVaultSecrets;

/** As in Azure: with the real SDKs and the app's own identity, whose role allows only reading. */
beforeEach(async () => {
  stage = await VaultStage.start();
  const { managedIdentity } = stage.identity;
  vi.stubEnv('IDENTITY_ENDPOINT', managedIdentity?.endpoint);
  vi.stubEnv('IDENTITY_HEADER', managedIdentity?.header);
  const managedIdentityClientId = managedIdentity?.clientId;
  setDefaultCACertificates([...trusted, stage.certificate.cert]);
  operator = stage.client();
  const clock = { now: () => new Date() };
  secrets = new KeyVaultSecrets({ url: stage.vault.url, managedIdentityClientId, clock, everyMs: 0 });
});
afterEach(() => {
  vi.unstubAllEnvs();
  setDefaultCACertificates(trusted);
});

const versionOf = (set: { properties: { version?: string } }) => set.properties.version ?? '';

/** One test for the whole sequence, because MSAL remembers for the whole process where it got its tokens. */
test('the newest version is the current one, even shortly after the one before; disabled, expired and not yet valid versions are not', async () => {
  const set: string[] = [];
  for (let n = 0; n < 5; n += 1) set.push(versionOf(await operator.setSecret(NAME, `value ${n}`)));
  expect(await secrets.getCurrent(NAME)).toEqual({ version: set[4], value: 'value 4' });
  expect(await secrets.find(NAME, set[1]?.slice(0, 8) ?? '')).toEqual({ version: set[1], value: 'value 1' });

  const missing = secrets.getCurrent('carrier-token');
  await expect(missing).rejects.toThrow(SecretUnavailable);
  await expect(missing).rejects.toThrow('carrier-token');

  const newest = versionOf(await operator.setSecret(NAME, 'disabled', { enabled: false }));
  expect(await secrets.find(NAME, newest)).toBeUndefined();
  // Of versions set in the same second, the vault reports which is newest only while it is the newest of all.
  expect((await secrets.getCurrent(NAME)).value).toMatch(/^value \d$/);

  await operator.updateSecretProperties(NAME, set[4] ?? '', { enabled: false });
  await secrets.find(NAME, 'unknown');
  expect(await secrets.find(NAME, set[4] ?? '')).toBeUndefined();
  expect((await secrets.findReplacement(NAME, set[3] ?? ''))?.value).toMatch(/^value [0-2]$/);

  await operator.setSecret(NAME, 'lapsed', { expiresOn: new Date(Date.now() - 60_000) });
  const prepared = await operator.setSecret(NAME, 'prepared', { notBefore: new Date(Date.now() + 600_000) });
  expect(await secrets.find(NAME, versionOf(prepared))).toBeUndefined();
  expect((await secrets.getCurrent(NAME)).value).toMatch(/^value [0-3]$/);

  await stage.restart();
  expect((await secrets.getCurrent(NAME)).value).toMatch(/^value [0-3]$/);
});

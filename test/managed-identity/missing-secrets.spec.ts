import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { VaultStage } from '@partner-orders/embedded-azure/testing/vault-stage';
import { afterEach, expect, test, vi } from 'vitest';
import { KeyVaultSecretsAdmin } from '../../shared/adapters/key-vault/key-vault-secrets-admin.ts';
import { secretNames } from '../../shared/ports/secrets.ts';

const trusted = getCACertificates('default');
afterEach(() => {
  vi.unstubAllEnvs();
  setDefaultCACertificates(trusted);
});

test('a secret that is not there, empty, disabled or not yet valid is missing, as it is for the app', async () => {
  const stage = await VaultStage.start();
  const { managedIdentity } = stage.identity;
  vi.stubEnv('IDENTITY_ENDPOINT', managedIdentity?.endpoint);
  vi.stubEnv('IDENTITY_HEADER', managedIdentity?.header);
  setDefaultCACertificates([...trusted, stage.certificate.cert]);
  const operator = stage.client();
  const managedIdentityClientId = managedIdentity?.clientId;
  const admin = new KeyVaultSecretsAdmin({ url: stage.vault.url, managedIdentityClientId });
  expect(await admin.findMissing()).toEqual(secretNames);

  await operator.setSecret('payments-api-key', 'a value');
  await operator.setSecret('carrier-token', ' ');
  await operator.setSecret('cursor-key', 'a value', { enabled: false });
  await operator.setSecret('webhook-key', 'a value', { notBefore: new Date(Date.now() + 600_000) });
  // The app uses a secret whose rotation was forgotten.
  await operator.setSecret('payments-webhook-secret', 'a value', { expiresOn: new Date(Date.now() - 60_000) });
  await operator.setSecret('carrier-webhook-secret', 'a value');
  expect(await admin.findMissing()).toEqual(['carrier-token', 'cursor-key', 'webhook-key']);
});

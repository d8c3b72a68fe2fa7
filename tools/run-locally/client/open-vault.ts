import { readFileSync } from 'node:fs';
import { SecretClient } from '@azure/keyvault-secrets';
import { fetchToken } from './fetch-token.ts';
import type { StackFile } from './stack-file.ts';

const RESOURCE = 'https://vault.azure.net';
const LIFETIME_MS = 3_600_000;

/** The key vault of a running stack, for its operator: with the rights to change secrets. */
export function openVault({
  keyVault,
  identity,
  operator,
  caFile,
}: Pick<StackFile, 'keyVault' | 'identity' | 'operator' | 'caFile'>): SecretClient {
  const credential = {
    async getToken() {
      const expiresOnTimestamp = Date.now() + LIFETIME_MS;
      return { token: await fetchToken(identity, operator, RESOURCE), expiresOnTimestamp };
    },
  };
  return new SecretClient(keyVault, credential, {
    tlsOptions: { ca: readFileSync(caFile) },
    disableChallengeResourceVerification: true,
  });
}

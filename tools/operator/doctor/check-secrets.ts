import { type Check, unknown, well } from './finding.ts';

export const checkSecrets: Check = {
  subject: 'the key vault',
  async run({ secrets }) {
    if (secrets === undefined) {
      return unknown(
        'the secrets were not looked at',
        'set AZURE_KEY_VAULT_URL, which azd env get-value AZURE_KEY_VAULT_URL prints',
      );
    }
    const absent = await secrets.findMissing();
    if (absent.length === 0) return well('the key vault has every secret');
    return absent.map((name) => ({
      state: 'missing',
      what: `the key vault has no usable ${name}`,
      remedy: 'npm run infra:secrets: see docs/secrets.md',
    }));
  },
};

/** The environment variables from which `--azure` takes what it connects to. */
export const connectionNames = [
  'COSMOS',
  'COSMOS__accountEndpoint',
  'SERVICE_BUS',
  'SERVICE_BUS__fullyQualifiedNamespace',
  'AZURE_CLIENT_ID',
  'KEY_VAULT_URL',
  'AZURE_KEY_VAULT_URL',
  'API_URL',
  'PUBLIC_URL',
  'ACTIVE_APP_URL',
  'MAIL_ENDPOINT',
  'FILES_URL',
] as const;

const URLS = [
  'COSMOS__accountEndpoint',
  'KEY_VAULT_URL',
  'AZURE_KEY_VAULT_URL',
  'API_URL',
  'PUBLIC_URL',
  'ACTIVE_APP_URL',
  'MAIL_ENDPOINT',
  'FILES_URL',
];

const CONNECTIONS = [
  { name: 'COSMOS', has: /(^|;)AccountEndpoint=https?:/, example: 'AccountEndpoint=https://…;AccountKey=…;' },
  { name: 'SERVICE_BUS', has: /(^|;)Endpoint=sb:/, example: 'Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=…' },
];

/** What is wrong with the form of the settings that name an installation in Azure. Those that are missing are no fault here. */
export function findSettingFaults(environment: Readonly<Record<string, string | undefined>>): string[] {
  const given = (name: string) => environment[name] || undefined;
  const urls = URLS.flatMap((name) => {
    const value = given(name);
    const isUrl = value === undefined || /^https?:$/.test(URL.parse(value)?.protocol ?? '');
    return isUrl ? [] : [`${name} must be a URL such as https://name.example`];
  });
  const connections = CONNECTIONS.flatMap(({ name, has, example }) => {
    const value = given(name);
    return value === undefined || has.test(value) ? [] : [`${name} must be a connection string with ${example}`];
  });
  const client = given('AZURE_CLIENT_ID');
  const isId = client === undefined || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(client);
  const ids = isId
    ? []
    : ['AZURE_CLIENT_ID must be the client id of a managed identity, such as 01234567-89ab-cdef-0123-456789abcdef'];
  const bus = given('SERVICE_BUS__fullyQualifiedNamespace');
  const isHost = bus === undefined || /^[\w.-]+(:\d+)?$/.test(bus);
  const hosts = isHost
    ? []
    : ['SERVICE_BUS__fullyQualifiedNamespace must be a host, such as name.servicebus.windows.net'];
  return [...urls, ...connections, ...ids, ...hosts];
}

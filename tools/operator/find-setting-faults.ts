const URLS = [
  'COSMOS__accountEndpoint',
  'KEY_VAULT_URL',
  'AZURE_KEY_VAULT_URL',
  'API_URL',
  'PUBLIC_URL',
  'ACTIVE_APP_URL',
];

/** What is wrong with the form of the settings that name an installation in Azure. Those that are missing are no fault here. */
export function findSettingFaults(environment: Readonly<Record<string, string | undefined>>): string[] {
  const given = (name: string) => environment[name] || undefined;
  const urls = URLS.flatMap((name) => {
    const value = given(name);
    const isUrl = value === undefined || /^https?:$/.test(URL.parse(value)?.protocol ?? '');
    return isUrl ? [] : [`${name} must be a URL such as https://name.example`];
  });
  const bus = given('SERVICE_BUS__fullyQualifiedNamespace');
  const isHost = bus === undefined || /^[\w.-]+(:\d+)?$/.test(bus);
  return isHost
    ? urls
    : [...urls, 'SERVICE_BUS__fullyQualifiedNamespace must be a host, such as name.servicebus.windows.net'];
}

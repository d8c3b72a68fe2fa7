/** The panel's page of an entity, or of a message in it. */
export function entityUrl(path: string, query: Readonly<Record<string, string>> = {}): string {
  const segments = path.split('/').map(encodeURIComponent).join('/');
  const asked = new URLSearchParams(query).toString();
  return `/messages/${segments}${asked === '' ? '' : `?${asked}`}`;
}

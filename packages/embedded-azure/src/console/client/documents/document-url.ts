import type { DocumentPlace } from '../../documents/shown-document.ts';

/** The panel's page of a document. */
export function documentUrl(container: string, { id, partitionKey }: DocumentPlace): string {
  const key = new URLSearchParams({ key: JSON.stringify(partitionKey) });
  return `/documents/${encodeURIComponent(container)}/${encodeURIComponent(id)}?${key}`;
}

import type { PartnerOrdersClient } from '../packages/partner-client/src/index.ts';

/** Creates an import, uploads its file and starts it. @returns its id */
export async function beginImport(client: PartnerOrdersClient, file: Blob): Promise<string> {
  const { id } = await client.imports.create({ format: 'ndjson', size: file.size });
  await client.imports.upload(id, file);
  await client.imports.start(id);
  return id;
}

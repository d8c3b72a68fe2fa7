import type { DocumentsAdmin, StoredDocument } from '../../shared/ports/documents-admin.ts';
import { OpsError } from './ops-error.ts';

/** @throws OpsError */
export async function findDocument(documents: DocumentsAdmin, id: string): Promise<StoredDocument> {
  const document = await documents.find(id);
  if (document === undefined) throw new OpsError(`there is no order or event ${id}`);
  return document;
}

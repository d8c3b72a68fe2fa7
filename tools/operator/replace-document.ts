import { userInfo } from 'node:os';
import type { DocumentsAdmin, Mend, StoredDocument } from '../../shared/ports/documents-admin.ts';
import { OpsError } from './ops-error.ts';

/** Replaces a document in the name of whoever is signed in here, if nobody has changed it since it was shown. @throws OpsError */
export async function replaceDocument(
  documents: DocumentsAdmin,
  before: StoredDocument,
  change: { etag: string; document: Record<string, unknown> } & Pick<Mend, 'what' | 'at' | 'why'>,
): Promise<void> {
  const replaced = await documents.replace(before, { ...change, by: userInfo().username });
  if (replaced === 'changed_meanwhile') {
    throw new OpsError(`${before.id} has changed since it was shown: show it again`);
  }
}

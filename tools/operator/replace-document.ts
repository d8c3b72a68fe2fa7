import { userInfo } from 'node:os';
import type { DocumentsAdmin, Mend, StoredDocument } from '../../shared/ports/documents-admin.ts';
import { OpsError } from './ops-error.ts';

/** Replaces a document and records the name of this machine's user. @throws OpsError when it has changed since it was shown */
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

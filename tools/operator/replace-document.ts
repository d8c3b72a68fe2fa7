import type { Mend, StoredDocument } from '../../shared/ports/documents-admin.ts';
import { nameOperator } from './name-operator.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';

/** Replaces a document and records who did it. @throws OpsError when it has changed since it was shown */
export async function replaceDocument(
  ports: Pick<OperatorPorts, 'documents' | 'operator'>,
  before: StoredDocument,
  change: { etag: string; document: Record<string, unknown> } & Pick<Mend, 'what' | 'at' | 'why'>,
): Promise<void> {
  const replaced = await ports.documents.replace(before, { ...change, by: await nameOperator(ports) });
  if (replaced === 'changed_meanwhile') {
    throw new OpsError(`${before.id} has changed since it was shown: show it again`);
  }
}

/** For the audit. The earlier content is kept beside the document, where personal data is erased with it. */
export const mended = ({ id, orderId }: StoredDocument, what: Mend['what']) =>
  ({ of: 'document', id, orderId, after: what }) as const;

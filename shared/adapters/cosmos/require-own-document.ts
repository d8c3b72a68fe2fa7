import type { JSONObject } from '@azure/cosmos';
import { log } from '../../telemetry/log.ts';
import { recordMetric } from '../../telemetry/record-metric.ts';
import { ForeignDocument } from './foreign-document.ts';

/**
 * Returns the document if it belongs to this partner. All reads of partners' containers go through this check. A
 * foreign document is held back, counted, and logged by its ids.
 *
 * @throws ForeignDocument
 */
export function requireOwnDocument(container: string, partnerId: string, document: JSONObject): JSONObject {
  const owner = listOwners(document).find((found) => found !== partnerId);
  if (owner === undefined) return document;
  const foreign = new ForeignDocument({ container, partnerId, owner, id: String(document['id']) });
  recordMetric('tenancy.foreign_documents', 1, { container });
  log.error('a document of another partner was found and is held back', foreign, {
    'partner.id': partnerId,
    'document.owner': foreign.owner,
    'document.id': foreign.id,
  });
  throw foreign;
}

/** The partner ids of a document and of the order or event in it. */
function listOwners(document: JSONObject): unknown[] {
  const parts = Object.values(document).filter(
    (part): part is JSONObject => typeof part === 'object' && part !== null && 'partnerId' in part,
  );
  return [document, ...parts].map((part) => part['partnerId'] ?? 'nobody');
}

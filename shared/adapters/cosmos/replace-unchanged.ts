import type { Container, JSONObject, PartitionKey } from '@azure/cosmos';
import { NOT_FOUND, PRECONDITION_FAILED, statusOf } from './status-code.ts';

/**
 * Replaces a document that has not changed since it was read.
 *
 * @returns false if it has changed, or is gone
 */
export async function replaceUnchanged(
  container: Container,
  partitionKey: PartitionKey,
  document: JSONObject & { id: string },
  etag: string,
): Promise<boolean> {
  try {
    const accessCondition = { type: 'IfMatch', condition: etag };
    await container.item(document.id, partitionKey).replace(document, { accessCondition });
    return true;
  } catch (error) {
    if ([PRECONDITION_FAILED, NOT_FOUND].includes(statusOf(error) ?? 0)) return false;
    throw error;
  }
}

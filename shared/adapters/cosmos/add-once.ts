import type { Container, JSONObject, PartitionKey } from '@azure/cosmos';
import type { AddedOnce } from '../../ports/partners-admin.ts';
import { differenceOf } from './difference-of.ts';
import { CONFLICT, statusOf } from './status-code.ts';

/** Creates a document. If it already exists, compares these fields with it. */
export async function addOnce(
  container: Container,
  partitionKey: PartitionKey,
  document: JSONObject & { id: string },
  compared: readonly string[] = [],
): Promise<AddedOnce> {
  try {
    await container.items.create(document);
    return { kind: 'added' };
  } catch (error) {
    if (statusOf(error) !== CONFLICT) throw error;
  }
  if (compared.length === 0) return { kind: 'unchanged' };
  const { resource } = await container.item(document.id, partitionKey).read<JSONObject>();
  return differenceOf(resource, document, compared) ?? { kind: 'unchanged' };
}

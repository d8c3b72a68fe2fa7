import type { Container, OperationInput, OperationResponse, PartitionKey } from '@azure/cosmos';

export type BatchOutcome =
  | { kind: 'done'; results: OperationResponse[] }
  /** Nothing was done; the status of each operation, 424 for those that are not to blame. */
  | { kind: 'refused'; codes: number[] };

/** Runs all operations on one logical partition, or none of them. */
export async function runBatch(
  container: Container,
  partitionKey: PartitionKey,
  operations: OperationInput[],
): Promise<BatchOutcome> {
  const { code = 0, result = [] } = await container.items.batch(operations, partitionKey);
  if (code === 200) return { kind: 'done', results: result };
  return { kind: 'refused', codes: result.length > 0 ? result.map((part) => part.statusCode) : [code] };
}

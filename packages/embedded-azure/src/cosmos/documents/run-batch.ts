import { isDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import { type PartitionKeyPart, parsePartitionKey } from '../partition-key/partition-key.ts';
import type { Container } from '../store/container.ts';
import type { Store } from '../store/store.ts';
import { asCosmosError } from '../wire/as-cosmos-error.ts';
import { badRequest, type CosmosError, serviceUnavailable, unsupported } from '../wire/cosmos-error.ts';
import type { BatchOperation, BatchResult } from './batch-operation.ts';
import * as change from './change-item.ts';
import type { Change } from './store-document.ts';

const MOST_OPERATIONS = 100;
const NOT_TRIED: BatchResult = { status: 424, substatus: 0, charge: 0 };

export interface BatchAnswer {
  /** 200, or 207 if an operation failed. */
  status: number;
  /** One for each operation. */
  results: BatchResult[];
  charge: number;
}

/** Runs all operations, or none: the one that fails has the reason, the others have 424. */
export async function runAtomicBatch(
  store: Store,
  container: Container,
  key: readonly PartitionKeyPart[],
  operations: readonly BatchOperation[],
): Promise<BatchAnswer> {
  requireFew(operations);
  const keyText = JSON.stringify(key);
  for (const { partitionKey } of operations) {
    if (partitionKey !== undefined && JSON.stringify(parsePartitionKey(partitionKey)) !== keyText) {
      throw badRequest(
        'One or more operations within the batch request have a different partition key value than the request.',
      );
    }
  }
  const done: change.ItemResult[] = [];
  try {
    await store.change(container, (lsn) => {
      for (const [position, operation] of operations.entries()) {
        done.push(runOperation({ container, key, keyText, lsn, position }, operation));
      }
    });
  } catch (error) {
    const failure = asCosmosError(error);
    if (failure === undefined || done.length === operations.length) throw error;
    const results = operations.map((_, i) => (i === done.length ? failed(failure) : NOT_TRIED));
    return { status: 207, results, charge: 1 };
  }
  const charge = done.reduce((sum, result) => sum + result.charge, 0);
  return { status: 200, results: done.map((result, i) => succeeded(result, operations[i])), charge };
}

/** Runs each operation separately, each with its own partition key. With `goOn`, also after one that failed. */
export async function runBulk(
  store: Store,
  container: Container,
  operations: readonly BatchOperation[],
  goOn: boolean,
): Promise<BatchAnswer> {
  requireFew(operations);
  let hasFailed = false;
  let charge = 0;
  const results = await Promise.all(
    operations.map(async (operation) => {
      if (hasFailed && !goOn) return NOT_TRIED;
      try {
        const key = parsePartitionKey(operation.partitionKey ?? '');
        const place = { container, key, keyText: JSON.stringify(key), position: 0 };
        const result = await store.change(container, (lsn) => runOperation({ ...place, lsn }, operation));
        charge += result.charge;
        return succeeded(result, operation);
      } catch (error) {
        const failure = isDiskFault(error) ? serviceUnavailable(String(error)) : asCosmosError(error);
        if (failure === undefined) throw error;
        hasFailed = true;
        return failed(failure);
      }
    }),
  );
  return { status: hasFailed ? 207 : 200, results, charge };
}

function requireFew(operations: readonly BatchOperation[]): void {
  if (operations.length > MOST_OPERATIONS) {
    throw badRequest('Batch request has more operations than what is supported.');
  }
}

function runOperation(place: Change, operation: BatchOperation): change.ItemResult {
  const { operationType, id = '', resourceBody, ifMatch, ifNoneMatch } = operation;
  const conditions = { ifMatch, ifNoneMatch };
  switch (operationType) {
    case 'Create':
      return change.createItem(place, resourceBody);
    case 'Upsert':
      return change.upsertItem(place, resourceBody, conditions);
    case 'Replace':
      return change.replaceItem(place, id, resourceBody, conditions);
    case 'Patch':
      return change.patchItem(place, id, resourceBody, conditions);
    case 'Delete':
      return change.deleteItem(place, id, conditions);
    case 'Read':
      return change.getItem(place, id, conditions);
    default:
      throw unsupported(`The operation '${operationType}' in a batch`);
  }
}

function succeeded({ status, item, charge }: change.ItemResult, operation: BatchOperation | undefined): BatchResult {
  const result: BatchResult = { status, substatus: 0, charge };
  if (item === undefined) return result;
  const isBodyWanted = status !== 304 && operation?.withoutBody !== true;
  return { ...result, etag: item.etag, ...(isBodyWanted ? { body: item.body } : {}) };
}

function failed({ status, substatus, message }: CosmosError): BatchResult {
  return { status, substatus, charge: 1, message };
}

import { isDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import { z } from 'zod';
import { type PartitionKeyPart, parsePartitionKey } from '../partition-key/partition-key.ts';
import type { Container } from '../store/container.ts';
import type { Store } from '../store/store.ts';
import { asCosmosError } from '../wire/as-cosmos-error.ts';
import { badRequest, type CosmosError, serviceUnavailable, tooLarge, unsupported } from '../wire/cosmos-error.ts';
import * as change from './change-item.ts';
import { type Change, LARGEST_DOCUMENT } from './store-document.ts';

const MOST_OPERATIONS = 100;
const NOT_TRIED = '{"statusCode":424,"subStatusCode":0,"requestCharge":0}';

const BatchOperation = z.object({
  operationType: z.string(),
  id: z.string().optional(),
  ifMatch: z.string().optional(),
  ifNoneMatch: z.string().optional(),
  partitionKey: z.string().optional(),
  resourceBody: z.unknown().optional(),
});
type BatchOperation = z.infer<typeof BatchOperation>;

export interface BatchAnswer {
  /** 200, or 207 when an operation failed. */
  status: number;
  /** One JSON text per operation. */
  results: string[];
  charge: number;
}

/** Runs all operations, or none: the one that fails tells why, the others say 424. */
export async function runAtomicBatch(
  store: Store,
  container: Container,
  key: readonly PartitionKeyPart[],
  body: string,
  withBodies: boolean,
): Promise<BatchAnswer> {
  const operations = readOperations(body);
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
    const results = operations.map((_, i) => (i === done.length ? failureText(failure) : NOT_TRIED));
    return { status: 207, results, charge: 1 };
  }
  const charge = done.reduce((sum, result) => sum + result.charge, 0);
  return { status: 200, results: done.map((result) => resultText(result, withBodies)), charge };
}

/** Runs each operation for itself, with a partition key of its own; `goOn` also after one that failed. */
export async function runBulk(
  store: Store,
  container: Container,
  body: string,
  goOn: boolean,
  withBodies: boolean,
): Promise<BatchAnswer> {
  let failed = false;
  let charge = 0;
  const results = await Promise.all(
    readOperations(body).map(async (operation) => {
      if (failed && !goOn) return NOT_TRIED;
      try {
        const key = parsePartitionKey(operation.partitionKey ?? '');
        const place = { container, key, keyText: JSON.stringify(key), position: 0 };
        const result = await store.change(container, (lsn) => runOperation({ ...place, lsn }, operation));
        charge += result.charge;
        return resultText(result, withBodies);
      } catch (error) {
        const failure = isDiskFault(error) ? serviceUnavailable(String(error)) : asCosmosError(error);
        if (failure === undefined) throw error;
        failed = true;
        return failureText(failure);
      }
    }),
  );
  return { status: failed ? 207 : 200, results, charge };
}

function readOperations(body: string): BatchOperation[] {
  if (body.length > LARGEST_DOCUMENT / 4 && Buffer.byteLength(body) > LARGEST_DOCUMENT) throw tooLarge();
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch {
    throw badRequest('The batch is no JSON.');
  }
  const parsed = z.array(BatchOperation).min(1).safeParse(input);
  if (!parsed.success) throw badRequest(`The batch is invalid: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.length > MOST_OPERATIONS) {
    throw badRequest('Batch request has more operations than what is supported.');
  }
  return parsed.data;
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

function resultText({ status, item, charge }: change.ItemResult, withBodies: boolean): string {
  const head = `{"statusCode":${status},"requestCharge":${charge}`;
  if (item === undefined) return `${head}}`;
  const body = withBodies && status !== 304 ? `,"resourceBody":${item.body}` : '';
  return `${head},"eTag":${JSON.stringify(item.etag)}${body}}`;
}

function failureText({ status, substatus, message }: CosmosError): string {
  return JSON.stringify({ statusCode: status, subStatusCode: substatus, requestCharge: 1, message });
}

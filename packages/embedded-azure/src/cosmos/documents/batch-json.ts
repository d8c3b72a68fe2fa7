import { isJsonObject, parseJson } from '../values/json.ts';
import { badRequest } from '../wire/cosmos-error.ts';
import type { BatchOperation, BatchResult } from './batch-operation.ts';

/** The operations of a batch as every client but .NET's sends them. @throws CosmosError 400 */
export function readJsonBatch(body: string): BatchOperation[] {
  let input: unknown;
  try {
    input = parseJson(body);
  } catch {
    throw badRequest('The batch is no JSON.');
  }
  if (!Array.isArray(input) || input.length === 0)
    throw badRequest('The batch is invalid: it is no list of operations.');
  for (const [i, operation] of input.entries()) requireOperation(operation, i);
  return input;
}

const OPTIONAL_TEXTS = ['id', 'ifMatch', 'ifNoneMatch', 'partitionKey'];

function requireOperation(operation: unknown, i: number): void {
  const fault = (what: string) => badRequest(`The batch is invalid: ${what} at index ${i}.`);
  if (!isJsonObject(operation)) throw fault('no operation');
  if (typeof operation['operationType'] !== 'string') throw fault('no operationType');
  for (const name of OPTIONAL_TEXTS) {
    if (operation[name] !== undefined && typeof operation[name] !== 'string') throw fault(`${name} that is no text`);
  }
}

export function writeJsonBatch(results: readonly BatchResult[]): string {
  return `[${results.map(resultText).join(',')}]`;
}

function resultText({ status, substatus, charge, etag, body, message }: BatchResult): string {
  if (etag === undefined) {
    return JSON.stringify({ statusCode: status, subStatusCode: substatus, requestCharge: charge, message });
  }
  const resource = body === undefined ? '' : `,"resourceBody":${body}`;
  return `{"statusCode":${status},"requestCharge":${charge},"eTag":${JSON.stringify(etag)}${resource}}`;
}

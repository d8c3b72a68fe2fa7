import { z } from 'zod';
import { parseJson } from '../values/json.ts';
import { badRequest } from '../wire/cosmos-error.ts';
import type { BatchOperation, BatchResult } from './batch-operation.ts';

const Operations = z
  .array(
    z.object({
      operationType: z.string(),
      id: z.string().optional(),
      ifMatch: z.string().optional(),
      ifNoneMatch: z.string().optional(),
      partitionKey: z.string().optional(),
      resourceBody: z.unknown().optional(),
    }),
  )
  .min(1);

/** The operations of a batch as every client but .NET's sends them. @throws CosmosError 400 */
export function readJsonBatch(body: string): BatchOperation[] {
  let input: unknown;
  try {
    input = parseJson(body);
  } catch {
    throw badRequest('The batch is no JSON.');
  }
  const parsed = Operations.safeParse(input);
  if (!parsed.success) throw badRequest(`The batch is invalid: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
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

import type { HttpClient } from '@azure/core-rest-pipeline';
import { context, createContextKey } from '@opentelemetry/api';
import { Problem } from '../../problems.ts';
import { recordMetric } from '../../telemetry/record-metric.ts';
import { beginSpan } from '../../telemetry/run-in-span.ts';
import { type Asynchronous, wrapCalls } from '../wrap-calls.ts';
import { databaseId } from './containers.ts';
import { createPooledHttpClient } from './pooled-http-client.ts';

/** One call of a port, and what Cosmos DB has charged for it so far. */
interface Operation {
  name: string;
  requests: number;
  requestUnits: number;
}

const OPERATION = createContextKey('cosmos operation');

/**
 * Creates an HTTP client for the SDK that records the cost of each answer, because refused requests and retries cost
 * too.
 */
export function createMeasuringHttpClient(client: HttpClient = createPooledHttpClient()): HttpClient {
  return {
    async sendRequest(request) {
      const response = await client.sendRequest(request);
      const requestUnits = Number(response.headers.get('x-ms-request-charge') ?? 0);
      const operation = context.active().getValue(OPERATION) as Operation | undefined;
      if (operation !== undefined) {
        operation.requests += 1;
        operation.requestUnits += requestUnits;
      }
      // The SDK's own requests, such as reading the account, belong to no port.
      recordMetric('cosmos.request_units', requestUnits, { operation: operation?.name ?? 'none' });
      return response;
    },
  };
}

/** Wraps a port so that each call that reaches Cosmos DB gets a span. A call that a cache answers gets none. */
export function measureCosmos<P extends object & Asynchronous<P>>(name: string, port: P): P {
  return wrapCalls(port, async (method, call) => {
    const operation: Operation = { name: `${name}.${method}`, requests: 0, requestUnits: 0 };
    const startTime = performance.now();
    let failed = true;
    try {
      const answer = await context.with(context.active().setValue(OPERATION, operation), call);
      failed = false;
      return answer;
    } catch (error) {
      // If the caller rejects a change itself, for example because of an ETag, the database didn't fail.
      failed = !(error instanceof Problem);
      throw error;
    } finally {
      if (operation.requests > 0 || failed) {
        const attributes = {
          'db.system': 'azure.cosmosdb',
          'db.system.name': 'azure.cosmosdb',
          'db.name': databaseId,
          'azure.cosmosdb.operation.request_charge': Math.round(operation.requestUnits * 100) / 100,
        };
        const span = beginSpan(operation.name, { kind: 'client', attributes, startTime });
        if (failed) span.fail();
        span.end();
      }
    }
  });
}

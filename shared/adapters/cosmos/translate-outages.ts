import { Unavailable } from '../../ports/unavailable.ts';
import { type Asynchronous, wrapCalls } from '../wrap-calls.ts';
import { BatchFailed } from './status-code.ts';

/**
 * Wraps an adapter so that its methods throw `Unavailable` if Cosmos DB is unreachable, throttles or doesn't answer
 * within `deadlineMs`. The SDK itself retries for up to two minutes, longer than a caller waits.
 */
export function translateOutages<T extends object & Asynchronous<T>>(adapter: T, deadlineMs = 15_000): T {
  return wrapCalls(adapter, (method, call) =>
    translateOutage(call(), `${adapter.constructor.name}.${method}`, deadlineMs),
  );
}

async function translateOutage<T>(work: Promise<T>, what: string, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable(`${what}: no answer in ${deadlineMs} ms`)), deadlineMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } catch (error) {
    const outage = findOutage(error);
    if (outage === undefined) throw error;
    throw new Unavailable(`${what}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
      ...outage,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Azure Cosmos DB: https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb */
const RETRYABLE = new Set([408, 410, 429, 449, 503]);
/** With 403: the region no longer accepts writes, or is gone (WriteForbidden, DatabaseAccountNotFound). */
const FAILING_OVER = new Set([3, 1008]);
/** Codes of Node's sockets and resolver, of core-rest-pipeline, and of the SDK's own timeout. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'REQUEST_SEND_ERROR',
  'TimeoutError',
]);

/** Checks whether an error, or one of its causes, is an outage, and when to retry if it says so. */
function findOutage(error: unknown): { retryAfterSeconds?: number } | undefined {
  for (let cause = error; cause instanceof Error && !(cause instanceof Unavailable); cause = cause.cause) {
    if (cause instanceof BatchFailed && cause.codes.some((code) => RETRYABLE.has(code))) return {};
    const { code, substatus, retryAfterInMs } = cause as {
      code?: unknown;
      substatus?: unknown;
      retryAfterInMs?: unknown;
    };
    const isOutage =
      (typeof code === 'number' && RETRYABLE.has(code)) ||
      (typeof code === 'string' && UNREACHABLE.has(code)) ||
      (code === 403 && typeof substatus === 'number' && FAILING_OVER.has(substatus));
    if (!isOutage) continue;
    return typeof retryAfterInMs === 'number'
      ? { retryAfterSeconds: Math.max(1, Math.ceil(retryAfterInMs / 1_000)) }
      : {};
  }
  return undefined;
}

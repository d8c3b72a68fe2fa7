import { Unavailable } from '../../ports/unavailable.ts';
import { runInSpan } from '../../telemetry/run-in-span.ts';

/** A part of a file must be through within this time, on a slow line too. */
const DEADLINE_MS = 60_000;

/** What `@azure/identity` throws when it gets no token. */
const NO_TOKEN = new Set(['AuthenticationError', 'AggregateAuthenticationError', 'CredentialUnavailableError']);
const RETRYABLE = new Set([408, 429]);

/**
 * Runs one call of the blob service in a span, with a deadline.
 *
 * @throws Unavailable if the service is unreachable, throttles or doesn't answer in time
 */
export async function callFiles<T>(what: string, work: (deadline: AbortSignal) => Promise<T>): Promise<T> {
  const options = { kind: 'client', attributes: { 'peer.service': 'files' } } as const;
  return runInSpan(`files.${what}`, options, async () => {
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    try {
      return await work(deadline);
    } catch (cause) {
      if (!(cause instanceof Error) || !(deadline.aborted || isOutage(cause))) throw cause;
      throw new Unavailable(`files.${what}: ${cause.message}`, { cause });
    }
  });
}

function isOutage(error: Error): boolean {
  if (NO_TOKEN.has(error.name)) return true;
  if (error.name !== 'RestError') return false;
  const { statusCode } = error as { statusCode?: number };
  // Without a status there was no answer.
  return statusCode === undefined || statusCode >= 500 || RETRYABLE.has(statusCode);
}

/** The service's code for an error, such as `BlobNotFound`. A HEAD has no code, only a status. */
export function codeOfFiles(error: unknown): { status?: number; code?: string } {
  if (!(error instanceof Error) || error.name !== 'RestError') return {};
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  return { ...(statusCode === undefined ? {} : { status: statusCode }), ...(code === undefined ? {} : { code }) };
}

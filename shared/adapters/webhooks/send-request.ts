import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { explainFailure } from './explain-failure.ts';
import { WebhookFailed } from './webhook-failed.ts';

export interface WebhookAgents {
  /** Keeps connections for later requests. */
  kept: http.Agent;
  /** Opens a new connection for each request. */
  fresh: http.Agent;
}

export interface SentRequest {
  target: URL;
  headers: OutgoingHttpHeaders;
  body: string;
  agents: WebhookAgents;
  /** How long the status and the headers may take. */
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

const MOST_HEADER_BYTES = 16 * 1024;
/** Interim answers (1xx) are not limited by the size of headers. */
const MOST_INTERIM = 8;

/** A kept connection that its host had closed before it saw the request. */
class ConnectionWasStale extends Error {}

/**
 * Sends a POST and returns the answer as soon as its headers are complete. The caller reads the body.
 *
 * @throws WebhookFailed
 */
export async function sendRequest(request: SentRequest): Promise<IncomingMessage> {
  const { fresh } = request.agents;
  const startedAt = performance.now();
  try {
    return await send(request);
  } catch (error) {
    if (!(error instanceof ConnectionWasStale)) throw error;
    // A host closes idle connections whenever it likes. That says nothing about it, so it is not a failed attempt.
    const left = request.timeoutMs - (performance.now() - startedAt);
    return send({ ...request, timeoutMs: left, agents: { kept: fresh, fresh } });
  }
}

function send({ target, headers, body, agents, timeoutMs, signal }: SentRequest): Promise<IncomingMessage> {
  const client = target.protocol === 'https:' ? https : http;
  // A variable of the environment could allow malformed answers.
  const options = {
    agent: agents.kept,
    method: 'POST',
    headers,
    maxHeaderSize: MOST_HEADER_BYTES,
    insecureHTTPParser: false,
  };
  return new Promise((resolve, reject) => {
    const request = client.request(target, options);
    let interim = 0;
    const finish = () => {
      clearTimeout(timer);
      clearImmediate(lastLook);
      signal?.removeEventListener('abort', stop);
    };
    const fail = (error: Error) => {
      finish();
      request.destroy();
      reject(error);
    };
    const stop = () => fail(new WebhookFailed('stopped', 'The attempt was stopped on our side.'));
    // If this process was held up, the answer may be there: it is looked for once more.
    let lastLook: NodeJS.Immediate | undefined;
    const timer = setTimeout(() => {
      lastLook = setImmediate(() => fail(timedOut(request.socket?.connecting ?? true)));
    }, timeoutMs);

    request.on('error', (error) => {
      const isStale =
        request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '');
      fail(isStale ? new ConnectionWasStale() : explainFailure(error, request.socket ?? undefined));
    });
    request.on('information', () => {
      interim += 1;
      if (interim > MOST_INTERIM) fail(malformed('The endpoint sent too many interim answers (1xx).'));
    });
    request.once('upgrade', () => fail(malformed('The endpoint answered 101, and no other protocol was requested.')));
    request.once('response', (response) => {
      finish();
      resolve(response);
    });
    if (signal?.aborted) stop();
    else {
      signal?.addEventListener('abort', stop);
      request.end(body);
    }
  });
}

const malformed = (message: string) => new WebhookFailed('malformed_answer', message);

function timedOut(isConnecting: boolean): WebhookFailed {
  const what = isConnecting ? 'No connection could be made' : 'There was no answer';
  return new WebhookFailed('timeout', `${what} within the time limit.`);
}

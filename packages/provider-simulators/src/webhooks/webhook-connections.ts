import { Agent, type IncomingMessage, request } from 'node:http';
import { request as requestOverTls, Agent as TlsAgent } from 'node:https';

/**
 * Posts to endpoints over connections that stay open, because a new one for each event costs both sides several times
 * as much. An answer's body is thrown away.
 */
export class WebhookConnections {
  readonly #plain = new Agent({ keepAlive: true });
  readonly #tls = new TlsAgent({ keepAlive: true });

  /**
   * Redirects are not followed.
   *
   * @returns the status
   * @throws Error if there is no answer
   */
  async post(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<number> {
    for (;;) {
      const outcome = await this.#try(url, headers, body, signal);
      if (outcome.kind === 'answered') return outcome.status;
      // The endpoint has closed a connection that was idle: it has not seen this request.
      if (!outcome.isStale || signal.aborted) throw outcome.error;
    }
  }

  #try(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Outcome> {
    const isTls = url.startsWith('https:');
    const options = {
      ...{ method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, signal },
      agent: isTls ? this.#tls : this.#plain,
    };
    return new Promise((resolve) => {
      const sent = isTls ? requestOverTls(url, options) : request(url, options);
      sent.on('response', (answer: IncomingMessage) => {
        // A fault after the head changes nothing: the status has come.
        answer.on('error', () => {}).resume();
        resolve({ kind: 'answered', status: answer.statusCode ?? 0 });
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        resolve({ kind: 'failed', error, isStale: sent.reusedSocket && error.code === 'ECONNRESET' });
      });
      sent.end(body);
    });
  }

  close(): void {
    this.#plain.destroy();
    this.#tls.destroy();
  }
}

type Outcome = { kind: 'answered'; status: number } | { kind: 'failed'; error: Error; isStale: boolean };

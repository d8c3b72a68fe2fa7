import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { PartnerOrdersClient, type PartnerOrdersOptions } from '../src/index.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (request: Received, response: ServerResponse) => void;

export const problem = (code: string, details: object[] = []) => ({
  error: {
    code,
    message: `It is ${code}.`,
    details,
    requestId: 'req-1',
    timestamp: '2026-01-31T12:00:00.000Z',
    docs: `https://api.example.com/errors/${code}`,
  },
});

export function answer(status: number, body: unknown = {}, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** A server of the API and of tokens: it gives the answers in turn, and keeps what it received. */
export async function startAnswering(answers: Answer[], options: Partial<PartnerOrdersOptions> = {}) {
  const received: Received[] = [];
  let tokens = 0;
  let expiresIn = 3600;
  const tokenFaults: Answer[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    if (url === '/token') {
      const fault = tokenFaults.shift();
      if (fault !== undefined) return fault({ method, path: url, headers, body }, response);
      tokens += 1;
      return answer(200, { access_token: `token-${tokens}`, expires_in: expiresIn })(request as never, response);
    }
    const got = { method, path: url, headers, body };
    received.push(got);
    const next = answers.shift();
    if (next === undefined) throw new Error(`nothing was to be sent to ${method} ${url}`);
    next(got, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new PartnerOrdersClient({
    baseUrl,
    credentials: {
      tokenUrl: `${baseUrl}/token`,
      clientId: 'acme',
      clientSecret: 'of acme',
      scope: 'api://orders/.default',
    },
    retry: { firstDelayMs: 1 },
    ...options,
  });
  return {
    client,
    baseUrl,
    received,
    countTokens: () => tokens,
    /** How the next requests for a token are answered. */
    breakTokens: (...faults: Answer[]) => void tokenFaults.push(...faults),
    letTokensLive: (seconds: number) => {
      expiresIn = seconds;
    },
  };
}

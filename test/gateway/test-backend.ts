import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';

export interface ReceivedRequest {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type AnswerRequest = (received: ReceivedRequest, response: ServerResponse, request: IncomingMessage) => void;

/** The backend of the gateway: records what it receives, and answers as the test says. */
export class TestBackend {
  readonly received: ReceivedRequest[] = [];
  /** Whether its responses have an x-request-id, like those of the app. Without one they count as the platform's. */
  isApp = true;
  answer: AnswerRequest = (_received, response) => response.end('{"ok":true}');
  /** Whether it answers before the body has arrived. */
  answerUnread = false;
  url = '';
  #server: Server | undefined;

  async start(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      if (!this.answerUnread) for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
      const { method = '', url = '', headers } = request;
      const received = { method, url, headers, body: Buffer.concat(chunks).toString() };
      this.received.push(received);
      if (this.isApp) response.setHeader('x-request-id', 'of-the-app');
      this.answer(received, response, request);
    });
    this.url = `http://127.0.0.1:${await listen(this.#server, 0, 'the backend')}`;
  }

  async stop(): Promise<void> {
    if (this.#server?.listening) await closeServer(this.#server);
  }

  /** The last request. */
  get last(): ReceivedRequest {
    const last = this.received.at(-1);
    if (last === undefined) throw new Error('the backend received nothing');
    return last;
  }

  /** Answers with these statuses, one after the other, and then with 200. */
  answerWith(...statuses: number[]): void {
    this.answer = (_received, response) => {
      response.statusCode = statuses.shift() ?? 200;
      response.end(`{"status":${response.statusCode}}`);
    };
  }
}

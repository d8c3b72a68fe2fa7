import { connect, type Socket } from 'node:net';

export interface Shot {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface HttpAnswer {
  /** 0 if the connection broke before there was an answer. */
  status: number;
  body: string;
}

const BROKEN: HttpAnswer = { status: 0, body: '' };
const HEAD_END = '\r\n\r\n';

/**
 * One keep-alive connection with one request at a time. It understands only the HTTP/1.1 that the measured servers
 * write. It uses a quarter of the CPU of `node:http`, which matters because the load generator shares their cores.
 */
export class HttpConnection {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | undefined;
  #received = '';
  #lastHead = '';
  #answered: ((answer: HttpAnswer) => void) | undefined;

  constructor(host: string, port: number) {
    this.#host = host;
    this.#port = port;
  }

  send({ method, path, headers, body = '' }: Shot): Promise<HttpAnswer> {
    this.#socket ??= this.#open();
    let head = `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}:${this.#port}\r\n`;
    for (const name in headers) head += `${name}: ${headers[name]}\r\n`;
    if (body !== '') head += `content-length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#socket?.write(`${head}\r\n${body}`);
    });
  }

  /** The seconds in Retry-After of the last answer; undefined if it had none. */
  get retryAfter(): number | undefined {
    const [, seconds] = /\r\nretry-after: *(\d+)/i.exec(this.#lastHead) ?? [];
    return seconds === undefined ? undefined : Number(seconds);
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
    // One character per byte, so that lengths in bytes are lengths of the text.
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      this.#received += chunk;
      const answer = readAnswer(this.#received);
      if (answer !== undefined) this.#answer(answer);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = undefined;
      this.#answer(BROKEN);
    });
    return socket;
  }

  #answer(answer: HttpAnswer): void {
    const answered = this.#answered;
    this.#lastHead = this.#received.slice(0, Math.max(0, this.#received.indexOf(HEAD_END)));
    this.#received = '';
    this.#answered = undefined;
    answered?.(answer);
  }
}

/**
 * @param received one character per byte
 * @returns undefined while the answer is not complete
 */
export function readAnswer(received: string): HttpAnswer | undefined {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = received.slice(0, headEnd);
  const status = Number(head.slice(9, 12));
  const bodyAt = headEnd + HEAD_END.length;
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const body = readChunks(received, bodyAt);
    return body === undefined ? undefined : { status, body: decode(body) };
  }
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  if (received.length < bodyAt + length) return undefined;
  return { status, body: decode(received.slice(bodyAt, bodyAt + length)) };
}

function readChunks(received: string, from: number): string | undefined {
  let body = '';
  let at = from;
  for (;;) {
    const sizeEnd = received.indexOf('\r\n', at);
    if (sizeEnd < 0) return undefined;
    const size = Number.parseInt(received.slice(at, sizeEnd), 16);
    const end = sizeEnd + 2 + size;
    if (received.length < end + 2) return undefined;
    if (size === 0) return body;
    body += received.slice(sizeEnd + 2, end);
    at = end + 2;
  }
}

function decode(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}

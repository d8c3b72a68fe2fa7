import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as turnEnd } from 'node:timers/promises';

/** A longer body stays a stream. */
const LARGEST = 65_536;
/** Statuses whose body the library drops. */
const BODILESS: readonly unknown[] = [204, 205, 304];

/**
 * The request with its body as bytes, if all of it has come with its head. The library makes a stream of a request,
 * which costs more than the bytes.
 *
 * @returns undefined if the body is long or not there yet
 */
export async function readWholeBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const { headers, method, url } = request;
  if (method === 'GET' || method === 'HEAD') return undefined;
  const length = Number(headers['content-length'] ?? 0);
  if (length === 0 || length > LARGEST) return undefined;
  // The parser passes on what came with the head after the head itself.
  await turnEnd();
  if (!request.complete || request.readableLength !== length) return undefined;
  const bytes: Uint8Array | null = request.read();
  return bytes === null ? undefined : Object.assign(bytes, { headers, method, url });
}

/** Sends a body that a handler returned whole with the head, in the same chunked form as a stream. */
export class WholeAnswer {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /**
   * @param result the handler's result
   * @returns what the library should build the response from: the same without the body, if it is kept here
   */
  take(result: unknown): unknown {
    if (typeof result !== 'object' || result === null || Object.getPrototypeOf(result) !== Object.prototype)
      return result;
    const { body, jsonBody, ...rest } = result as Record<string, unknown>;
    const isJson = jsonBody !== undefined && jsonBody !== null;
    const whole = isJson ? JSON.stringify(jsonBody) : body;
    if (typeof whole !== 'string' || whole === '' || whole.length > LARGEST) return result;
    if (rest['status'] !== undefined && typeof rest['status'] !== 'number') return result;
    if (BODILESS.includes(rest['status'])) return result;
    const headers = new Headers(rest['headers'] as ConstructorParameters<typeof Headers>[0]);
    if (!headers.has('content-type')) {
      headers.set('content-type', isJson ? 'application/json' : 'text/plain;charset=UTF-8');
    }
    this.#keep(whole);
    return { ...rest, headers };
  }

  /** The library answers something else. */
  drop(): void {
    delete (this.#response as Partial<ServerResponse>).end;
  }

  /** Only until the library ends the response. Written before the end, the body gets no length. */
  #keep(whole: string): void {
    const response = this.#response;
    response.end = () => {
      this.drop();
      response.write(whole);
      return response.end();
    };
  }
}

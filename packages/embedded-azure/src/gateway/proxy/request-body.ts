import type { IncomingMessage } from 'node:http';
import { GatewayFault } from '../gateway-fault.ts';

/** More than the policies allow. The exact length beyond that doesn't matter. */
const BUFFER_LIMIT = 64 * 1024;

/** A request's body: streamed once, or buffered and then sent as often as needed. */
export class RequestBody {
  readonly #incoming: IncomingMessage;
  #buffered: Buffer | undefined;

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
  }

  get present(): boolean {
    const { headers } = this.#incoming;
    return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  }

  /** The buffered body; undefined before it is buffered. */
  get buffered(): Buffer | undefined {
    return this.#buffered;
  }

  /** The body as a stream, if it was not buffered. */
  get stream(): IncomingMessage {
    return this.#incoming;
  }

  /**
   * Reads the body up to the limit and one chunk more, which is enough to know that it is too large for the policies.
   *
   * @throws GatewayFault ClientConnectionFailure if the caller leaves before the end
   */
  async buffer(): Promise<void> {
    if (this.#buffered !== undefined) return;
    await this.#read().catch((cause: unknown) => {
      const message = 'the caller has gone';
      throw new GatewayFault({ source: 'request', reason: 'ClientConnectionFailure', status: 499, message, cause });
    });
  }

  async #read(): Promise<void> {
    const chunks: Buffer[] = [];
    let size = 0;
    if (this.present) {
      for await (const chunk of this.#incoming.iterator({ destroyOnReturn: false })) {
        if (!Buffer.isBuffer(chunk)) continue;
        chunks.push(chunk);
        size += chunk.length;
        if (size > BUFFER_LIMIT) break;
      }
    }
    this.#buffered = Buffer.concat(chunks, size);
  }
}

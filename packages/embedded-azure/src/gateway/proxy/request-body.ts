import type { IncomingMessage } from 'node:http';
import { GatewayFault } from '../gateway-fault.ts';

/** More than the policies let pass: what is longer is just too long, by however much. */
const BUFFER_LIMIT = 64 * 1024;

/** A request's body: streamed once, or buffered and then sent as often as it takes. */
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

  /** What was buffered; undefined before. */
  get buffered(): Buffer | undefined {
    return this.#buffered;
  }

  /** For the case that nothing was buffered. */
  get stream(): IncomingMessage {
    return this.#incoming;
  }

  /**
   * Reads the body, up to the limit and one piece more: enough to know that it is too large for the policies.
   *
   * @throws GatewayFault ClientConnectionFailure for a caller that leaves before the end
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

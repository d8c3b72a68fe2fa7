import { connect, createServer, type Server, type Socket } from 'node:net';
import { LOOPBACK } from '@partner-orders/loopback-server/listen';

const PROTOCOL_HEADER = Buffer.from('AMQP');
const TRANSFER = 0x14;
const DATA = 0x75;
const EMPTY_LIST = 0x45;
/** The message format of a batch (Azure's own), as a uint. */
const BATCH_FORMAT = Buffer.from([0x70, 0x80, 0x01, 0x37, 0x00]);

/** Operations of Service Bus, as it bills them: each message that is sent, and each that is delivered. */
export interface BusCounts {
  sent: number;
  delivered: number;
}

/**
 * Stands between an app and a Service Bus, passes every byte, and counts messages, also those in batches. Calls for tokens
 * and for scheduling are messages too, as Azure bills every call.
 */
export class CountedBus {
  readonly counts: BusCounts = { sent: 0, delivered: 0 };
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(port: number) {
    this.#server = createServer((app) => {
      const bus = connect(port, LOOPBACK);
      for (const [from, to, key] of [[app, bus, 'sent'] as const, [bus, app, 'delivered'] as const]) {
        this.#sockets.add(from);
        from.on(
          'data',
          countMessages((messages) => {
            this.counts[key] += messages;
          }),
        );
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
      }
    });
  }

  /** @returns the counter, and the connection string that leads through it */
  static async start(connectionString: string): Promise<{ bus: CountedBus; connectionString: string }> {
    const found = /sb:\/\/[^:]+:(\d+)/.exec(connectionString)?.[1];
    if (found === undefined) throw new Error('the connection string of Service Bus has no port');
    const bus = new CountedBus(Number(found));
    await new Promise<void>((resolve) => bus.#server.listen(0, LOOPBACK, resolve));
    const address = bus.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the counter has no port');
    return { bus, connectionString: connectionString.replace(`:${found}`, `:${address.port}`) };
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

/**
 * Reads a stream of AMQP frames (OASIS AMQP 1.0, part 2.3): four bytes of size, the offset of the body in words, and a body
 * that begins with a descriptor.
 *
 * @param found called with the number of messages in each transfer
 */
export function countMessages(found: (messages: number) => void): (chunk: Buffer) => void {
  let left: Buffer = Buffer.alloc(0);
  return (chunk) => {
    left = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    while (left.length >= 8) {
      const isHeader = left.subarray(0, 4).equals(PROTOCOL_HEADER);
      const size = isHeader ? 8 : left.readUInt32BE(0);
      if (left.length < size) return;
      const body = left.subarray((left[4] ?? 2) * 4, size);
      if (!isHeader && body[0] === 0 && body[1] === 0x53 && body[2] === TRANSFER) found(messagesIn(body));
      left = left.subarray(size);
    }
  };
}

/** A batch has one section of data for each of its messages. */
function messagesIn(transfer: Buffer): number {
  const performative = transfer.subarray(0, endOfSection(transfer, 0));
  if (!performative.includes(BATCH_FORMAT)) return 1;
  let messages = 0;
  for (let at = performative.length; at + 4 < transfer.length; at = endOfSection(transfer, at)) {
    if (transfer[at + 2] === DATA) messages += 1;
  }
  return messages;
}

/** A section is 0x00 0x53, a code, the type of its value, and for each of these types the size of what follows. */
function endOfSection(bytes: Buffer, at: number): number {
  const type = bytes[at + 3] ?? 0;
  if (type === EMPTY_LIST) return at + 4;
  const isShort = type === 0xa0 || type === 0xc0 || type === 0xc1;
  const isLong = type === 0xb0 || type === 0xd0 || type === 0xd1;
  if (isShort) return at + 5 + (bytes[at + 4] ?? 0);
  return isLong ? at + 8 + bytes.readUInt32BE(at + 4) : bytes.length;
}

import { AmqpDecodeError } from '../message/decode-amqp.ts';
import { checkValue } from './check-value.ts';

/** Bytes; what the broker announces in its open frame. */
export const MAX_FRAME_SIZE = 65_536;
/** Every frame starts with this many bytes, and so does a connection: with the protocol's name and version. */
const HEAD_SIZE = 8;
/** `AMQP`. As the size of a frame it would be far above the limit. */
const PROTOCOL_NAME = 0x414d_5150;
const TRANSFER = 0x14;

/** Passes on only whole frames that can be decoded within their own size. One gate belongs to one connection. */
export class FrameGate {
  #parts: Buffer[] = [];
  #held = 0;
  /** How many bytes complete what is held. */
  #awaited = 1;

  /**
   * @param pass gets the frames that are complete now, also those before an invalid one
   * @throws AmqpDecodeError
   */
  take(chunk: Buffer, pass: (frames: Buffer) => void): void {
    if (this.#held + chunk.length < this.#awaited) {
      this.#hold(chunk);
      return;
    }
    const bytes = this.#held === 0 ? chunk : Buffer.concat([...this.#parts, chunk]);
    this.#parts = [];
    this.#held = 0;
    this.#awaited = 1;
    let at = 0;
    try {
      while (at < bytes.length) {
        const size = bytes.length - at < 4 ? HEAD_SIZE : sizeAt(bytes, at);
        if (at + size > bytes.length) {
          this.#awaited = size;
          this.#hold(bytes.subarray(at));
          break;
        }
        checkFrame(bytes, at, at + size);
        at += size;
      }
    } finally {
      if (at > 0) pass(at === bytes.length ? bytes : bytes.subarray(0, at));
    }
  }

  #hold(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#held += bytes.length;
  }
}

function sizeAt(bytes: Buffer, at: number): number {
  const size = bytes.readUInt32BE(at);
  if (size === PROTOCOL_NAME) return HEAD_SIZE;
  if (size > MAX_FRAME_SIZE) throw new AmqpDecodeError(`a frame of ${size} bytes is larger than ${MAX_FRAME_SIZE}`);
  if (size < HEAD_SIZE) throw new AmqpDecodeError(`a frame of ${size} bytes has no whole header`);
  return size;
}

/** A frame's body is a described list, and behind that of a transfer a part of a message (AMQP 1.0, 2.3 and 2.7). */
function checkFrame(bytes: Buffer, at: number, end: number): void {
  if (bytes.readUInt32BE(at) === PROTOCOL_NAME) return;
  const bodyAt = at + (bytes[at + 4] as number) * 4;
  if (bodyAt < at + HEAD_SIZE || bodyAt > end) throw new AmqpDecodeError('the header of a frame is not within it');
  if (bodyAt === end) return;
  if (bytes[bodyAt] !== 0) throw new AmqpDecodeError('the body of a frame is not a described value');
  const listAt = checkValue(bytes, bodyAt + 1, end);
  const code = bytes[listAt];
  if (code !== 0x45 && code !== 0xc0 && code !== 0xd0) throw new AmqpDecodeError('the body of a frame is not a list');
  const bodyEnd = checkValue(bytes, listAt, end);
  const isTransfer = bytes[listAt - 1] === TRANSFER;
  if (bodyEnd !== end && !isTransfer) throw new AmqpDecodeError('a frame goes on behind its body');
}

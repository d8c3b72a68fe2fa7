import type { Socket } from 'node:net';
import type { Connection } from 'rhea';
import { AmqpDecodeError } from '../message/decode-amqp.ts';
import { ServiceBusError } from '../service-bus-error.ts';
import { FrameGate } from './frame-gate.ts';
import { connectionInternals } from './rhea-internals.ts';

/** Every peer takes frames of this size (AMQP 1.0, part 2, section 2.7.1). rhea never ends with one that is too small. */
const SMALLEST_FRAME_LIMIT = 512;
/** Milliseconds. rhea sends an empty frame twice in the time that a peer asks for. */
const SHORTEST_IDLE_TIMEOUT = 100;
/** Bytes that a client without a token may leave unread. */
const MOST_UNREAD = 1024 * 1024;

/**
 * Makes sure that a client can end only its own connection, whatever it sends. Must come before rhea gets the socket.
 *
 * @param isTrusted whether the client has shown a valid token
 */
export function guardConnection(connection: Connection, socket: Socket, isTrusted: () => boolean): void {
  const internals = connectionInternals(connection);
  const gate = new FrameGate();
  let isEnding = false;

  const end = (error: unknown) => {
    if (isEnding) return;
    isEnding = true;
    const refusal = asRefusal(error);
    if (refusal === undefined) reportFault(socket, error);
    connection.close(refusal ?? { condition: 'amqp:internal-error', description: String(error) });
    // After the turn in which rhea writes its close frame. With an error, because rhea releases a connection only when
    // the socket reports one (or its end).
    setImmediate(() => socket.end(() => socket.destroy(new Error('the connection was refused'))));
  };
  // rhea catches what is thrown while it reads or writes, and reports it here.
  connection.on('error', end);

  const input = internals.input.bind(internals);
  internals.input = (chunk) => {
    if (isEnding) return;
    try {
      gate.take(chunk, input);
      if (socket.writableLength > MOST_UNREAD && !isTrusted()) socket.destroy(new Error('the client reads nothing'));
    } catch (error) {
      end(error);
    }
  };
  const writePending = internals._process.bind(internals);
  internals._process = () => {
    try {
      writePending();
    } catch (error) {
      end(error);
    }
  };
  const onOpen = internals.on_open.bind(internals);
  internals.on_open = (frame) => {
    const { max_frame_size: largest, idle_time_out: idle } = frame.performative;
    requireAtLeast('max-frame-size', largest, SMALLEST_FRAME_LIMIT);
    requireAtLeast('idle-time-out', idle || undefined, SHORTEST_IDLE_TIMEOUT);
    onOpen(frame);
  };
}

function requireAtLeast(field: string, value: unknown, least: number): void {
  if (value === undefined || value === null || (typeof value === 'number' && value >= least)) return;
  throw new AmqpDecodeError(`the ${field} of an open frame is ${String(value)}, and must be at least ${least}`);
}

/** What the client did wrong; undefined for a fault that may be ours. */
function asRefusal(error: unknown): { condition: string; description: string } | undefined {
  if (error instanceof AmqpDecodeError) return { condition: 'amqp:decode-error', description: error.message };
  if (error instanceof ServiceBusError) return { condition: error.condition, description: error.message };
  return undefined;
}

function reportFault({ remoteAddress, remotePort }: Socket, error: unknown): void {
  // An error of the peer has a condition.
  if (error instanceof Error && 'condition' in error) return;
  const detail = error instanceof Error ? (error.stack ?? '') : '';
  process.emitWarning(`Service Bus ended the connection of ${remoteAddress}:${remotePort}: ${String(error)}`, {
    type: 'ServiceBusWarning',
    detail,
  });
}

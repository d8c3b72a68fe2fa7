import type { Socket } from 'node:net';
import type { Connection } from 'rhea';

/** A frame without content. It is allowed between any two frames once the connection is open (AMQP 1.0, 2.4.5). */
const EMPTY_FRAME = Buffer.from([0, 0, 0, 8, 2, 0, 0, 0]);

/**
 * Clients write every frame separately and leave Nagle's algorithm on. Their kernel delays a second frame until the
 * first is acknowledged, and ours waits up to 40 ms to send the acknowledgement with other data. So if data arrived and
 * there is no answer at the end of the turn, an empty frame carries the acknowledgement.
 */
export function acknowledgePromptly(connection: Connection, socket: Socket): void {
  let due = false;
  socket.on('data', () => {
    if (due) return;
    due = true;
    const { bytesWritten } = socket;
    // After the commit of this turn, because its answers would have the same effect.
    setImmediate(() => {
      due = false;
      if (socket.bytesWritten === bytesWritten && connection.is_open() && socket.writable) socket.write(EMPTY_FRAME);
    });
  });
}

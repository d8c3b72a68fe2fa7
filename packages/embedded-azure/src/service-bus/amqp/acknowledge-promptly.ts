import type { Socket } from 'node:net';
import type { Connection } from 'rhea';

/** Says nothing, and may stand between any two frames once the connection is open (AMQP 1.0, 2.4.5). */
const EMPTY_FRAME = Buffer.from([0, 0, 0, 8, 2, 0, 0, 0]);

/**
 * Clients write every frame by itself and leave Nagle's algorithm on: their kernel holds a second frame back until
 * the first is acknowledged, and ours waits up to 40 ms for something to send the acknowledgement along with. So what
 * has come in and has no answer when its turn is over gets an empty frame, which takes the acknowledgement along.
 */
export function acknowledgePromptly(connection: Connection, socket: Socket): void {
  let due = false;
  socket.on('data', () => {
    if (due) return;
    due = true;
    const { bytesWritten } = socket;
    // After the commit of this turn, whose answers would do as well.
    setImmediate(() => {
      due = false;
      if (socket.bytesWritten === bytesWritten && connection.is_open() && socket.writable) socket.write(EMPTY_FRAME);
    });
  });
}

import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { frontFault, parserFault } from './front-fault.ts';
import { type FrontRefusal, writeFrontRefusal } from './front-refusals.ts';

/** How long an unwanted body is read. */
const LINGER_MS = 5_000;

/**
 * Answers malformed requests in the API's envelope, and passes all others to the listener. In Azure this is API
 * Management's own front end, which no policy can change.
 */
export function refuseMalformed(server: Server, publicUrl: string, now: () => number, serve: RequestListener): void {
  /** The current answer of each connection. */
  const answers = new WeakMap<Duplex, ServerResponse>();
  const refuse = (socket: Duplex, refusal: FrontRefusal) => {
    const answer = answers.get(socket);
    const isAnswering = answer?.headersSent && !answer.writableFinished;
    if (!socket.writable || isAnswering) socket.destroy();
    else {
      // After CONNECT nobody else listens, and an error without a listener would end the process.
      socket.on('error', () => socket.destroy());
      socket.end(writeFrontRefusal(refusal, publicUrl, now()));
      readAway(socket);
    }
  };
  const receive = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const fault = frontFault(incoming);
    if (fault !== undefined) return refuse(incoming.socket, fault);
    answers.set(incoming.socket, outgoing);
    serve(incoming, outgoing);
  };
  server.on('request', receive);
  server.on('checkExpectation', (incoming: IncomingMessage) => refuse(incoming.socket, 'expectation_failed'));
  server.on('connect', (_incoming: IncomingMessage, socket: Duplex) => refuse(socket, 'method_not_allowed'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(socket, parserFault(error)));
}

/** Reads what was sent, because unread data would reset the connection and lose the answer. */
function readAway(socket: Duplex): void {
  const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once('close', () => clearTimeout(timer));
  socket.removeAllListeners('data');
  socket.on('data', () => undefined).resume();
}

import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { frontFault, parserFault } from './front-fault.ts';
import { type FrontRefusal, writeFrontRefusal } from './front-refusals.ts';

/** As long as a body is read that nobody asked for. */
const LINGER_MS = 5_000;

/**
 * Answers what is not HTTP, or none for a gateway, in the API's envelope, and gives all else to the listener. In Azure this is API
 * Management's own front end, which no policy reaches.
 */
export function refuseMalformed(server: Server, publicUrl: string, now: () => number, serve: RequestListener): void {
  /** What a connection is being answered with. */
  const answers = new WeakMap<Duplex, ServerResponse>();
  const refuse = (socket: Duplex, refusal: FrontRefusal) => {
    const answer = answers.get(socket);
    const isAnswering = answer?.headersSent && !answer.writableFinished;
    if (!socket.writable || isAnswering) socket.destroy();
    else {
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

/** What was sent and not read would reset the connection, and the answer with it. */
function readAway(socket: Duplex): void {
  const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once('close', () => clearTimeout(timer));
  socket.removeAllListeners('data');
  socket.on('data', () => undefined).resume();
}

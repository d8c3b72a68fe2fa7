import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import type { TlsListening } from '../../tls/tls-listening.ts';
import { ServiceBusStops } from './amqp-server.ts';

const AMQP = Buffer.from('AMQP');

/**
 * Listens with TLS for both of the service's protocols on one port, so that one endpoint serves clients for messages
 * and for administration: AMQP starts with its name (AMQP 1.0, part 2, section 2.2), anything else is HTTP.
 *
 * @throws PortInUseError
 */
export async function startTlsServer(
  { cert, key, port = 0 }: TlsListening,
  acceptAmqp: (socket: TLSSocket) => void,
  requests: RequestListener,
): Promise<{ port: number; close(): Promise<void> }> {
  const http = createServer(requests);
  const server = createTlsServer({ cert, key }, (socket) => {
    // A client that disconnects causes an error here, which can be ignored.
    socket.on('error', () => {});
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      if (first.subarray(0, AMQP.length).equals(AMQP)) acceptAmqp(socket);
      else http.emit('connection', socket);
      socket.resume();
    });
  });
  return {
    port: await listen(server, port, 'Service Bus over TLS'),
    close: () => closeServer(server, new ServiceBusStops()),
  };
}

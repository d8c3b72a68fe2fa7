import { createServer, type Socket } from 'node:net';
import type { Latency } from '@partner-orders/loopback-server/latency';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import rhea from 'rhea';
import type { TokenGate } from '../access/token-gate.ts';
import type { Broker } from '../broker/broker.ts';
import { acknowledgePromptly } from './acknowledge-promptly.ts';
import { delayInput } from './delay-input.ts';
import { MAX_FRAME_SIZE } from './frame-gate.ts';
import { guardConnection } from './guard-connection.ts';
import { CHANNEL_MAX, LinkRouter } from './link-router.ts';
import { MAX_MESSAGE_SIZE } from './patch-session.ts';
import { acceptSocket } from './rhea-internals.ts';

const CONTAINER_ID = 'embedded-service-bus';

const CONNECTION_OPTIONS = {
  container_id: CONTAINER_ID,
  max_frame_size: MAX_FRAME_SIZE,
  channel_max: CHANNEL_MAX,
  idle_time_out: 240_000,
  tcp_no_delay: true,
  // More than the 2,048 deliveries of a client's session, so that the client's window is always full first.
  session_buffer_size: { incoming: 5000, outgoing: 5000 },
  // The broker accepts messages and gives credit itself, after the commit.
  receiver_options: { credit_window: 0, autoaccept: false, max_message_size: MAX_MESSAGE_SIZE },
  // By default rhea settles a delivery as soon as the client sends an outcome, and also reports "modified" as
  // "released".
  sender_options: { autosettle: false, treat_modified_as_released: false },
};

export interface AmqpServer {
  port: number;
  /** Accepts a socket of a client that will speak AMQP. */
  accept(socket: Socket): void;
  close(): Promise<void>;
}

/** Why connections are dropped: rhea stops its heartbeat timers only when the socket reports an error (or its end). */
export class ServiceBusStops extends Error {
  override message = 'the embedded Service Bus is stopping';
}

/** @throws PortInUseError */
export async function startAmqpServer(
  broker: Broker,
  gate: TokenGate,
  { port, latency }: { port: number; latency?: Latency | undefined },
): Promise<AmqpServer> {
  const container = rhea.create_container({ id: CONTAINER_ID });
  // The identity is sent to $cbs, not in SASL: clients log in as ANONYMOUS, those of .NET as MSSBCBS.
  container.sasl_server_mechanisms.enable_anonymous();
  container.sasl_server_mechanisms['MSSBCBS'] = () => new AnonymousMechanism();
  const router = new LinkRouter(broker, gate);
  router.listenTo(container);

  const accept = (socket: Socket) => {
    const connection = acceptSocket(container, CONNECTION_OPTIONS, socket, (unread) => {
      guardConnection(unread, socket, () => router.isTrusted(unread));
      if (latency !== undefined) delayInput(unread, socket, latency);
    });
    acknowledgePromptly(connection, socket);
  };
  const server = createServer(accept);
  const boundPort = await listen(server, port, 'Service Bus');
  return {
    port: boundPort,
    accept,
    close: () => closeServer(server, new ServiceBusStops()),
  };
}

class AnonymousMechanism {
  outcome: boolean | undefined;
  readonly username = 'anonymous';

  start(): void {
    this.outcome = true;
  }
}

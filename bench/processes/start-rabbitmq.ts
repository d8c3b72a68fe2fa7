import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { PeerMissing } from './start-postgres.ts';

export interface RabbitMq extends ServerProcess {
  url: string;
}

/** Debian's /usr/sbin/rabbitmq-server insists on its own user and directories. This one accepts ours. */
const SERVER = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/**
 * Starts a RabbitMQ without plugins, on free loopback ports.
 *
 * @param directory an empty directory for all its data
 * @throws PeerMissing
 */
export async function startRabbitMq(directory: string): Promise<RabbitMq> {
  if (!existsSync(SERVER)) {
    throw new PeerMissing(
      'RabbitMQ is not installed (Debian: apt-get install --no-install-recommends rabbitmq-server)',
    );
  }
  const [port, distribution, names] = [await freePort(), await freePort(), await freePort()];
  const at = (name: string) => join(directory, name);
  mkdirSync(at('home'));
  writeFileSync(at('rabbitmq.conf'), `listeners.tcp.1 = 127.0.0.1:${port}\n`);
  writeFileSync(at('enabled_plugins'), '[].\n');
  // Erlang's name server would outlive the broker, so we start and stop it ourselves.
  const register = await startServer(
    { command: 'epmd', args: ['-port', String(names), '-address', '127.0.0.1'], signal: 'SIGTERM' },
    () => opens(names),
  );
  try {
    const server = await startServer({ command: SERVER, args: [], signal: 'SIGTERM', env: environment() }, () =>
      greets(port),
    );
    return {
      pid: server.pid,
      url: `amqp://127.0.0.1:${port}`,
      async stop() {
        await server.stop();
        await register.stop();
      },
    };
  } catch (error) {
    await register.stop();
    throw error;
  }

  function environment() {
    return {
      HOME: at('home'),
      ERL_EPMD_PORT: String(names),
      ERL_EPMD_ADDRESS: '127.0.0.1',
      RABBITMQ_NODENAME: `bench-${port}@localhost`,
      RABBITMQ_DIST_PORT: String(distribution),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
      RABBITMQ_CONFIG_FILE: at('rabbitmq.conf'),
      RABBITMQ_CONF_ENV_FILE: at('no-environment'),
      RABBITMQ_ENABLED_PLUGINS_FILE: at('enabled_plugins'),
      RABBITMQ_MNESIA_BASE: at('mnesia'),
      RABBITMQ_LOG_BASE: at('log'),
    };
  }
}

function opens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** The port opens before the broker is ready. When it is, it answers the protocol's header with Connection.Start. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('AMQP\0\0\u0009\u0001', 'latin1'));
    socket.once('data', (chunk: Buffer) => {
      socket.destroy();
      resolve(chunk[0] === 1);
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

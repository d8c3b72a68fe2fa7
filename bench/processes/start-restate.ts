import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { PeerMissing } from './start-postgres.ts';

export interface RestatePorts {
  ingress: number;
  admin: number;
  node: number;
}

export interface Restate extends ServerProcess {
  /** The URL where handlers are called. */
  url: string;
  ports: RestatePorts;
  /** Registers the handlers of a service. */
  register(serviceUrl: string): Promise<void>;
}

/**
 * Starts a single Restate server with default settings on the loopback interface. Its npm package contains the binary.
 *
 * @param directory the directory of all its data, empty at the first start
 * @param given ports of an earlier start, free ones by default
 * @throws PeerMissing
 */
export async function startRestate(directory: string, given?: RestatePorts): Promise<Restate> {
  const packages = join(import.meta.dirname, '..', 'peers', 'node_modules', '@restatedev');
  const [binary] = globSync(join(packages, 'restate-server-*', 'bin', 'restate-server'));
  if (binary === undefined || !existsSync(binary)) throw new PeerMissing('Restate has no server for this platform');
  const ports = given ?? { ingress: await freePort(), admin: await freePort(), node: await freePort() };
  const { ingress, admin, node } = ports;
  const adminUrl = `http://127.0.0.1:${admin}`;
  const server = await startServer(
    {
      command: binary,
      args: ['--no-logo', '--node-name', 'bench'],
      signal: 'SIGTERM',
      env: {
        RESTATE_BASE_DIR: directory,
        RESTATE_DISABLE_TELEMETRY: 'true',
        RESTATE_LOG_FILTER: 'warn',
        RESTATE_BIND_IP: '127.0.0.1',
        RESTATE_LISTEN_MODE: 'tcp',
        RESTATE_BIND_PORT: String(node),
        RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
        RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
      },
    },
    async () => (await fetch(`${adminUrl}/health`)).ok,
  );
  return {
    ...server,
    ports,
    url: `http://127.0.0.1:${ingress}`,
    async register(serviceUrl) {
      const answer = await fetch(`${adminUrl}/deployments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ uri: serviceUrl }),
      });
      if (!answer.ok) throw new Error(`Restate takes no service at ${serviceUrl}: ${await answer.text()}`);
    },
  };
}

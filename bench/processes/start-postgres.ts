import { execFileSync } from 'node:child_process';
import { chownSync, globSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface Postgres extends ServerProcess {
  /** @returns the URL of a new, empty database */
  createDatabase(): string;
}

/** Says what can't be measured here, and what to do about it. */
export class PeerMissing extends Error {
  override name = 'PeerMissing';
}

const MISSING = 'PostgreSQL is not installed (Debian: apt-get install postgresql)';

/**
 * Starts a PostgreSQL on a free loopback port, configured as by Debian's packages: every commit is on disk before it is
 * acknowledged (fsync and synchronous_commit on).
 *
 * @param directory an empty directory for all its data
 * @throws PeerMissing
 */
export async function startPostgres(directory: string): Promise<Postgres> {
  const bin = findBinaries();
  const owner = ownerOf();
  if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
  const data = join(directory, 'data');
  const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), initdb, { stdio: 'ignore', cwd: directory, ...owner });
  const port = await freePort();
  const flags = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100'];
  const server = await startServer(
    {
      command: join(bin, 'postgres'),
      args: ['-D', data, '-p', String(port), ...flags],
      cwd: directory,
      signal: 'SIGINT',
      ...owner,
    },
    () => takesConnections(port),
  );
  let databases = 0;
  return {
    ...server,
    createDatabase() {
      databases += 1;
      const name = `bench_${databases}`;
      execFileSync(join(bin, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name]);
      return `postgresql://postgres@127.0.0.1:${port}/${name}`;
    },
  };
}

function findBinaries(): string {
  const [found] = globSync('/usr/lib/postgresql/*/bin/initdb').sort().reverse();
  if (found !== undefined) return dirname(found);
  try {
    return execFileSync('pg_config', ['--bindir'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch (error) {
    throw new PeerMissing(MISSING, { cause: error });
  }
}

/** PostgreSQL refuses to run as root. Debian's package creates a user for it. */
function ownerOf(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch (error) {
    throw new PeerMissing('PostgreSQL does not run as root, and there is no user postgres', { cause: error });
  }
}

/** The port opens before the server accepts connections. The first byte of its answer to a start-up packet shows it. */
function takesConnections(port: number): Promise<boolean> {
  // Protocol 3.0, user postgres, database postgres: https://www.postgresql.org/docs/current/protocol-message-formats.html
  const words = 'user\0postgres\0database\0postgres\0\0';
  const packet = Buffer.alloc(8 + words.length);
  packet.writeInt32BE(packet.length, 0);
  packet.writeInt32BE(0x0003_0000, 4);
  packet.write(words, 8, 'latin1');
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(packet));
    const answer = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    socket.once('data', (chunk: Buffer) => answer(chunk[0] === 'R'.charCodeAt(0)));
    socket.once('error', () => answer(false));
    socket.once('close', () => resolve(false));
  });
}

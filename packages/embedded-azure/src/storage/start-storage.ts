import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { closeServer, LOOPBACK, listen, PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';

export interface StorageOptions {
  /** The directory of blobs, queues and tables; created if missing. */
  readonly directory: string;
  /** 0, the default for each, chooses a free one. */
  readonly blobPort?: number;
  readonly queuePort?: number;
  readonly tablePort?: number;
}

export interface Storage {
  readonly blobPort: number;
  readonly queuePort: number;
  readonly tablePort: number;
  /** The value for `AzureWebJobsStorage`. */
  readonly connectionString: string;
  /** The process id of Azurite. */
  readonly pid: number;
  /** Resolves with how Azurite ended: a signal, or `code 1`. */
  readonly ended: Promise<string>;
  /** Lets Azurite save its state and waits for its end. */
  close(): Promise<void>;
}

/** Published by Microsoft, the same everywhere, and no secret: https://learn.microsoft.com/azure/storage/common/storage-connect-azurite */
const ACCOUNT = 'devstoreaccount1';
const ACCOUNT_KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const SERVICES = ['Blob', 'Queue', 'Table'] as const;
type Service = (typeof SERVICES)[number];
type Ports = Record<Service, number>;

/** Longer than the child's own limit. */
const KILL_AFTER_MS = 7000;

/**
 * Starts Azurite in a child process, on the loopback interface and without telemetry; resolves when all three
 * services listen. The child ends with this process, however that ends.
 *
 * @throws PortInUseError, StateFileError when another process uses the directory
 */
export async function startStorage({
  directory,
  blobPort = 0,
  queuePort = 0,
  tablePort = 0,
}: StorageOptions): Promise<Storage> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const wanted: Ports = { Blob: blobPort, Queue: queuePort, Table: tablePort };
  await Promise.all(SERVICES.map((service) => requireFree(wanted[service], service)));
  const child = spawnAzurite(directory, wanted);
  const ended = once(child, 'exit').then(() => child.signalCode ?? `code ${child.exitCode}`);
  const ports = await untilListening(child, directory);
  return {
    blobPort: ports.Blob,
    queuePort: ports.Queue,
    tablePort: ports.Table,
    connectionString: connectionStringOf(ports),
    pid: child.pid ?? 0,
    ended,
    close: () => end(child),
  };
}

/** Checked before the start, because Azurite takes a while to notice and then reports it only as text. */
async function requireFree(port: number, service: Service): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await listen(probe, port, nameOf(service));
  await closeServer(probe);
}

function spawnAzurite(directory: string, ports: Ports): ChildProcess {
  const services = SERVICES.flatMap((service) => {
    const name = service.toLowerCase();
    return [`--${name}Host`, LOOPBACK, `--${name}Port`, String(ports[service])];
  });
  const program = fileURLToPath(new URL('azurite-process.ts', import.meta.url));
  const flags = ['--silent', '--disableTelemetry', '--skipApiVersionCheck', '--loose'];
  // These two would make it another Azurite: another store, or other accounts than the well-known one.
  const { AZURITE_DB: _store, AZURITE_ACCOUNTS: _accounts, ...environment } = process.env;
  return spawn(
    process.execPath,
    ['--disable-warning=DEP0040', program, directory, '--location', directory, ...services, ...flags],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...environment, NODE_COMPILE_CACHE: compileCache() } },
  );
}

/** Beside the other caches of installed packages, so that it goes when they go. */
function compileCache(): string {
  const azurite = dirname(createRequire(import.meta.url).resolve('azurite/package.json'));
  return join(azurite, '..', '.cache', 'azurite');
}

function untilListening(child: ChildProcess, directory: string): Promise<Ports> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, number>();
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints = `${complaints}${text}`.slice(-4000);
    });
    child.once('error', reject);
    // `close` comes after the last output, unlike `exit`.
    child.once('close', (code) => reject(explain(complaints, code, directory)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = /^Azurite (Blob|Queue|Table) service is successfully listening at http:\/\/[^:]+:(\d+)/.exec(line);
      if (told === null) return;
      found.set(told[1] ?? '', Number(told[2]));
      const [Blob, Queue, Table] = SERVICES.map((service) => found.get(service));
      if (Blob !== undefined && Queue !== undefined && Table !== undefined) resolve({ Blob, Queue, Table });
    });
  });
}

/** Why Azurite ended before it listened, in our terms where we have one. */
function explain(complaints: string, code: number | null, directory: string): Error {
  const taken = /EADDRINUSE\D*[\d.]+:(\d+)/.exec(complaints)?.[1];
  if (taken !== undefined) return new PortInUseError(Number(taken), 'Azurite');
  const state = /StateFileError: (.*)/.exec(complaints)?.[1];
  if (state !== undefined) return new StateFileError(state);
  return new Error(`Azurite in ${directory} ended with ${code} before it listened:\n${complaints}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  if (child.connected) child.disconnect();
  const overdue = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  await ended;
  clearTimeout(overdue);
}

function nameOf(service: Service): string {
  return `Azurite's ${service.toLowerCase()} service`;
}

function connectionStringOf(ports: Ports): string {
  const endpoints = SERVICES.map((service) => `${service}Endpoint=http://${LOOPBACK}:${ports[service]}/${ACCOUNT};`);
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${ACCOUNT_KEY};${endpoints.join('')}`;
}

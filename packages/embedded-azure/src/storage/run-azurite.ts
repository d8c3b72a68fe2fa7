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

/** Published by Microsoft, the same everywhere, and no secret: https://learn.microsoft.com/azure/storage/common/storage-connect-azurite */
export const ACCOUNT = 'devstoreaccount1';
export const ACCOUNT_KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export type AzuriteService = 'Blob' | 'Queue' | 'Table';

/** Azurite's program for some of its services, from its package. */
const PROGRAMS = { all: 'azurite/dist/src/azurite.js', blob: 'azurite/dist/src/blob/main.js' } as const;

export interface AzuriteOptions<S extends AzuriteService> {
  readonly program: keyof typeof PROGRAMS;
  /** The directory of its state; created if missing. */
  readonly directory: string;
  /** The services of the program, with their ports. 0 chooses a free one. */
  readonly ports: Readonly<Record<S, number>>;
  readonly flags?: readonly string[];
}

export interface Azurite<S extends AzuriteService> {
  readonly ports: Readonly<Record<S, number>>;
  readonly pid: number;
  /** Resolves with how Azurite ended: a signal, or `code 1`. */
  readonly ended: Promise<string>;
  /** Lets Azurite save its state and waits for its end. */
  close(): Promise<void>;
}

/** Longer than the child's own limit. */
const KILL_AFTER_MS = 7000;

/**
 * Starts Azurite in a child process, on the loopback interface and without telemetry; resolves when all its services
 * listen. The child ends with this process, however that ends.
 *
 * @throws PortInUseError, StateFileError when another process uses the directory
 */
export async function runAzurite<S extends AzuriteService>(options: AzuriteOptions<S>): Promise<Azurite<S>> {
  const { directory } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const wanted = Object.entries<number>(options.ports);
  await Promise.all(wanted.map(([service, port]) => requireFree(port, service)));
  const child = spawnAzurite(options);
  const ended = once(child, 'exit').then(() => child.signalCode ?? `code ${child.exitCode}`);
  const ports = await untilListening(child, options);
  return { ports, pid: child.pid ?? 0, ended, close: () => end(child) };
}

/** Checked before the start, because Azurite takes a while to notice and then reports it only as text. */
async function requireFree(port: number, service: string): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await listen(probe, port, `Azurite's ${service.toLowerCase()} service`);
  await closeServer(probe);
}

function spawnAzurite<S extends AzuriteService>(options: AzuriteOptions<S>): ChildProcess {
  const { program, directory, ports, flags = [] } = options;
  const services = Object.entries<number>(ports).flatMap(([service, port]) => {
    const name = service.toLowerCase();
    return [`--${name}Host`, LOOPBACK, `--${name}Port`, String(port)];
  });
  const child = fileURLToPath(new URL('azurite-process.ts', import.meta.url));
  const always = ['--silent', '--disableTelemetry', '--skipApiVersionCheck', '--loose'];
  // These two would make it another Azurite: another store, or other accounts than the well-known one.
  const { AZURITE_DB: _store, AZURITE_ACCOUNTS: _accounts, ...environment } = process.env;
  return spawn(
    process.execPath,
    [
      '--disable-warning=DEP0040',
      child,
      PROGRAMS[program],
      directory,
      '--location',
      directory,
      ...services,
      ...always,
      ...flags,
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...environment, NODE_COMPILE_CACHE: compileCache() } },
  );
}

/** Beside the other caches of installed packages, so that it goes when they go. */
function compileCache(): string {
  const azurite = dirname(createRequire(import.meta.url).resolve('azurite/package.json'));
  return join(azurite, '..', '.cache', 'azurite');
}

const LISTENS = /^Azurite (Blob|Queue|Table) service (?:is )?successfully listen\w* (?:at|on) https?:\/\/[^:]+:(\d+)/;

function untilListening<S extends AzuriteService>(
  child: ChildProcess,
  { directory, ports }: AzuriteOptions<S>,
): Promise<Record<S, number>> {
  const services = Object.keys(ports);
  return new Promise((resolve, reject) => {
    const found: Record<string, number> = {};
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints = `${complaints}${text}`.slice(-4000);
    });
    child.once('error', reject);
    // `close` comes after the last output, unlike `exit`.
    child.once('close', (code) => reject(explain(complaints, code, directory)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, service = '', port] = LISTENS.exec(line) ?? [];
      if (!services.includes(service)) return;
      found[service] = Number(port);
      if (services.every((name) => name in found)) resolve(found as Record<S, number>);
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

import { join } from 'node:path';
import type { Console } from '@partner-orders/embedded-azure/console';
import type { HostProcess } from '@partner-orders/embedded-azure/host-process';
import { resolveHere } from '../command-line/resolve-here.ts';
import { runCommand } from '../command-line/run-command.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { root } from '../root.ts';
import { adviseOn } from './advise-on.ts';
import { removeStackFile, writeStackFile } from './client/stack-file.ts';
import { startOrderConsole } from './console/start-order-console.ts';
import { followSources } from './follow-sources.ts';
import { forgetState } from './forget-state.ts';
import { introduceApp, introduceStack } from './introduce.ts';
import { keepHostRunning } from './keep-host-running.ts';
import { makeStateDirectory } from './make-state-directory.ts';
import { preparePartnerOrders } from './partner-orders.ts';
import { portBaseOf } from './port-base-of.ts';
import { refuseFileAsState } from './refuse-file-as-state.ts';
import { runFromSource } from './run-from-source.ts';
import { DEFAULT_PORTS, inspectPort, portsFrom } from './stack-ports.ts';
import { waitUntilReady } from './wait-until-ready.ts';
import { writeLocalSettings } from './write-local-settings.ts';

/** `npm run dev` is `npm start -- --watch`. */
const call = process.argv.includes('--watch') ? 'npm run dev' : 'npm start';

const usage = `${call} [-- options]

  --fresh          delete all state first
  --empty          add no products, for your own catalogue (docs/merchant.md); with --fresh there are none at all
  --watch          restart the app when a source file changes (npm run dev)
  --inspect        let a debugger attach to the app, on port 9229 or N+13
  --port-base N    move all ports: the API to N, the others to N+1 … N+17
  --no-host        start everything but the Functions host, and write local.settings.json for \`func start\`
  --state DIR      where state lives, .local by default
  --verbose        list the functions, show every invocation
  --help           show this help`;

const options = {
  fresh: { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
  host: { type: 'boolean', default: true },
  watch: { type: 'boolean', default: false },
  inspect: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  state: { type: 'string', default: join(root, '.local') },
  'port-base': { type: 'string' },
} as const;

interface Options {
  fresh: boolean;
  empty: boolean;
  host: boolean;
  watch: boolean;
  inspect: boolean;
  verbose: boolean;
  portBase: number | undefined;
  directory: string;
}

async function start({
  fresh,
  empty,
  host: hasHost,
  watch,
  inspect,
  verbose,
  portBase,
  directory,
}: Options): Promise<void> {
  refuseFileAsState(directory);
  const stopping = untilStopped(() => removeStackFile(directory));
  if (fresh) forgetState(directory);
  makeStateDirectory(directory);
  const ports = portBase === undefined ? DEFAULT_PORTS : portsFrom(portBase);
  const sources = watch && hasHost ? await followSources(directory) : undefined;
  const prepared = await preparePartnerOrders({
    directory,
    ports,
    verbose,
    hasProducts: !empty,
    ...(sources === undefined ? {} : { scriptRoot: sources.builder.folder }),
    ...(inspect ? { inspectPort: inspectPort(portBase) } : {}),
  });
  let page: Console | undefined;
  let host: () => HostProcess | undefined = () => undefined;
  const introduce = async (url: string) => {
    writeStackFile(directory, prepared.toStackFile(url, page?.url));
    say(introduceApp(prepared, url, page?.url ?? '', await waitUntilReady(url, stopping)));
  };
  try {
    page = await startOrderConsole({ prepared, port: ports.console, host: () => host() });
    removeStackFile(directory);
    if (sources) {
      await sources.built;
      const following = { prepared, ...sources, say, signal: stopping, standby: !inspect };
      await runFromSource({ ...following, onFirstStart: introduce, onHost: (current) => (host = () => current) });
    } else if (hasHost) {
      const kept = await keepHostRunning(prepared, say, stopping);
      // The last one stays current while the next one starts.
      host = () => (hasEnded(kept.current) ? undefined : kept.current);
      try {
        await introduce(kept.current.url);
        await aborted(stopping);
      } catch (error) {
        if (!stopping.aborted) throw error;
      }
      say('\nStopping …');
      await kept.stop();
    } else {
      const { file, url } = writeLocalSettings(prepared, ports.host);
      writeStackFile(directory, prepared.toStackFile(url, page.url));
      say(introduceStack(prepared, url, page.url, file));
      await aborted(stopping);
    }
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    removeStackFile(directory);
    try {
      await page?.close();
    } finally {
      await prepared.close();
    }
  }
}

function hasEnded({ child }: HostProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/**
 * A signal to the whole process group (systemd) also arrives through npm and our wrapper. Within this time they count
 * as one.
 */
const ONE_SIGNAL_MS = 1_000;

/** A second signal ends the process at once. */
function untilStopped(atOnce: () => void): AbortSignal {
  const stopping = new AbortController();
  let askedAt: number | undefined;
  const stop = (_name: string, number: number) => {
    const now = performance.now();
    askedAt ??= now;
    stopping.abort();
    if (now - askedAt < ONE_SIGNAL_MS) return;
    atOnce();
    process.exit(128 + number);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  return stopping.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await runCommand({
  usage,
  options,
  async run({ fresh, empty, host, watch, inspect, verbose, state, 'port-base': portBase }) {
    if (!host && (watch || inspect))
      throw new UsageError('--no-host can’t be combined with --watch or --inspect: there is no host');
    const directory = resolveHere(state);
    const chosen = {
      fresh,
      empty,
      host,
      watch,
      inspect,
      verbose,
      directory,
      portBase: portBase === undefined ? undefined : portBaseOf(portBase),
    };
    await start(chosen).catch((error: unknown) => {
      throw adviseOn(error, directory, chosen.portBase);
    });
  },
});
process.exit();

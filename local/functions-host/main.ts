import { type CommandLine, parseCommandLine } from './command-line.ts';
import { HostLog } from './host-log.ts';
import { startHost } from './start-host.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

/**
 * `main.ts start` runs the app of a folder, like `func start`. A parent that forked it is sent
 * `{ type: 'ready', port }`. Ends with 0 on SIGTERM and SIGINT (or when that parent is gone), and with 1 and one
 * line on standard error when it can't start. Under `--watch` it starts the app anew when its files change.
 */
async function main(): Promise<void> {
  const commandLine = parseCommandLine(process.argv.slice(2));
  if (commandLine.watch) await runSupervisor(commandLine);
  else await runHost(commandLine);
}

async function runHost({ verbose, ...commandLine }: CommandLine): Promise<void> {
  let running = false;
  // An error that escapes the app ends the process, as it ends the worker in Azure.
  process.once('uncaughtException', (error) => fail(error, verbose || running));
  const host = await startHost({ ...commandLine, verbose, log: print }).catch((error: unknown) => fail(error, verbose));

  running = true;
  onStop(() => host.stop());
  process.send?.({ type: 'ready', port: host.port });
}

async function runSupervisor({ scriptRoot, verbose }: CommandLine): Promise<void> {
  const { supervise } = await import('./watch/supervise.ts');
  const log = new HostLog(print, verbose);
  const stopping = new AbortController();
  const supervised = supervise({
    program: import.meta.filename,
    parameters: process.argv.slice(2).filter((parameter) => parameter !== '--watch'),
    scriptRoot,
    signal: stopping.signal,
    log: (message) => log.info(message),
    onReady: (port) => process.send?.({ type: 'ready', port }),
  });
  onStop(() => {
    stopping.abort();
    return supervised;
  });
  await supervised;
}

/** Ends the process with 0 once `stop` is through. */
function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const stopOnce = async () => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', stopOnce);
  process.on('SIGINT', stopOnce);
  process.on('disconnect', stopOnce);
}

function fail(error: unknown, verbose: boolean): never {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Functions host: ${text.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  if (verbose && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}

await main().catch((error: unknown) => fail(error, false));

import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { type CommandLine, parseCommandLine, UsageError, usage } from './command-line.ts';
import { HostLog } from './host-log.ts';
import { mapStacks } from './map-stacks.ts';
import { startFaultOf } from './start-fault.ts';
import { startHost } from './start-host.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

/**
 * `main.ts start` runs the app of a folder, like `func start`. A parent process that forked it gets `{ type: 'ready',
 * port }`, or `{ type: 'failed', message, fault }`. The exit code is 0 on SIGTERM and SIGINT (or when that parent has
 * ended), 1 with one line on standard error if it can't start, and 2 for wrong usage. With `--watch` it restarts the
 * app when its files change.
 */
async function main(): Promise<void> {
  mapStacks();
  const commandLine = parseCommandLine(process.argv.slice(2));
  if (commandLine === 'help') print(usage);
  else if (commandLine.watch) await runSupervisor(commandLine);
  else await runHost(commandLine);
}

async function runHost({ verbose, standby, ...commandLine }: CommandLine): Promise<void> {
  if (standby) await standBy();
  let running = false;
  // An uncaught error of the app ends the process, as it ends the worker in Azure.
  process.on('uncaughtException', (error) => fail(error, verbose || running));
  const host = await startHost({ ...commandLine, verbose, log: print }).catch((error: unknown) => fail(error, verbose));

  running = true;
  onStop(() => host.stop());
  process.send?.({ type: 'ready', port: host.port });
  // A host that is killed leaves it behind for the next one, too.
  flushCompileCache();
}

async function standBy(): Promise<void> {
  const { preloadExtensions } = await import('./load-extensions.ts');
  const told = once(process, 'message');
  await preloadExtensions();
  await told;
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

/** Ends the process with 0 after `stop` has finished. */
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

async function fail(error: unknown, verbose: boolean): Promise<never> {
  const text = error instanceof Error ? error.message : String(error);
  const message = text.replaceAll(/\s*\n\s*/g, ' ');
  process.stderr.write(`Functions host: ${message}\n`);
  if (verbose && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  if (process.connected) {
    const told = Promise.withResolvers<void>();
    process.send?.({ type: 'failed', message, fault: startFaultOf(error) }, undefined, {}, () => told.resolve());
    await told.promise;
  }
  process.exit(error instanceof UsageError ? 2 : 1);
}

await main().catch((error: unknown) => fail(error, false));

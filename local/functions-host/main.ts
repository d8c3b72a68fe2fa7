import { parseCommandLine } from './command-line.ts';
import { startHost } from './start-host.ts';

/**
 * `main.ts start` runs the app of a folder, like `func start`. A parent that forked it is sent
 * `{ type: 'ready', port }`. Ends with 0 on SIGTERM and SIGINT (or when that parent is gone), and with 1 and one
 * line on standard error when it can't start.
 */
async function main(): Promise<void> {
  const { verbose, ...commandLine } = parseCommandLine(process.argv.slice(2));
  let running = false;
  // An error that escapes the app ends the process, as it ends the worker in Azure.
  process.once('uncaughtException', (error) => fail(error, verbose || running));
  const host = await startHost({
    ...commandLine,
    verbose,
    log: (line) => process.stdout.write(`${line}\n`),
  }).catch((error: unknown) => fail(error, verbose));

  running = true;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await host.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
  process.send?.({ type: 'ready', port: host.port });
}

function fail(error: unknown, verbose: boolean): never {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Functions host: ${text.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  if (verbose && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}

await main().catch((error: unknown) => fail(error, false));

import { FaultReport } from './fault-report.ts';
import { showControls } from './show-controls.ts';
import { UsageError } from './usage-error.ts';

/**
 * Runs a program on a terminal. Its answer goes to standard output, the message of an error to standard error. A wrong call
 * exits with 2, a failure with 1.
 *
 * @param options hasStack: print the stack of a failure, for developers
 */
export async function runProgram(
  run: () => Promise<string | undefined>,
  { hasStack = false }: { hasStack?: boolean } = {},
): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has what it wanted: `npm run demo | head`.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    const text = await run();
    if (text !== undefined) process.stdout.write(`${text}\n`);
  } catch (error) {
    if (error instanceof FaultReport) {
      process.stdout.write(`${error.message}\n`);
      process.exitCode = 1;
      return;
    }
    const isUsage = error instanceof UsageError;
    process.stderr.write(`${showControls(hasStack && !isUsage ? stackOf(error) : messageOf(error))}\n`);
    process.exitCode = isUsage ? 2 : 1;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by ${stackOf(error.cause)}`;
}

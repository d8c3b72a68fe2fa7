import { UsageError } from './usage-error.ts';

/**
 * Runs what a terminal asks for. The text that it answers goes to standard output, an error's message to standard error;
 * a wrong call ends with 2, a failure with 1.
 *
 * @param options hasStack: for developers, who want to see where a failure comes from
 */
export async function runProgram(
  run: () => Promise<string | undefined>,
  { hasStack = false }: { hasStack?: boolean } = {},
): Promise<void> {
  try {
    const text = await run();
    if (text !== undefined) process.stdout.write(`${text}\n`);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    process.stderr.write(`${hasStack && !isUsage ? stackOf(error) : messageOf(error)}\n`);
    process.exitCode = isUsage ? 2 : 1;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by ${stackOf(error.cause)}`;
}

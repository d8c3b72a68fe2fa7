import { createInterface } from 'node:readline';

/** Where somebody types: standard input, or a stream in its place. */
export type TypedInput = NodeJS.ReadableStream & { unref?(): unknown };

/** Calls back with each line that the user types, until the signal is aborted. It doesn't keep the process alive. */
export function readLines(input: TypedInput, signal: AbortSignal, take: (line: string) => Promise<void>): void {
  const lines = createInterface({ input, terminal: false });
  lines.on('line', (line) => void take(line));
  signal.addEventListener('abort', () => {
    lines.close();
    input.unref?.();
  });
}

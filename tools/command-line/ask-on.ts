import { createInterface } from 'node:readline/promises';
import { UsageError } from './usage-error.ts';

/** Asks questions on a terminal. @throws UsageError if the question is left with Ctrl-C or Ctrl-D */
export function askOn(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
  return async (question: string): Promise<string> => {
    const lines = createInterface({ input, output });
    const left = new AbortController();
    lines.once('close', () => left.abort());
    lines.once('SIGINT', () => lines.close());
    try {
      return (await lines.question(question, { signal: left.signal })).trim();
    } catch (error) {
      if (!left.signal.aborted) throw error;
      output.write('\n');
      throw new UsageError('nothing is changed');
    } finally {
      lines.close();
    }
  };
}

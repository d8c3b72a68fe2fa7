import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../../root.ts';
import { LoadSample } from '../../load/load-sample.ts';
import { loadArguments } from './load-arguments.ts';
import type { LoadChoice } from './load-state.ts';

/** `npm run load` in a process of its own, so that the servers of this one don't make it late. */
export class LoadProgram {
  readonly #child: ChildProcess;
  /** Why it ended; undefined for a complete run. Never rejects. */
  readonly ended: Promise<string | undefined>;

  /** @param state the state of the stack, if it is not the default one */
  constructor(choice: LoadChoice, state: string | undefined, take: (sample: LoadSample) => void) {
    const file = join(root, 'tools', 'run-locally', 'load.ts');
    const child = spawn(process.execPath, [file, ...loadArguments(choice, state), '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(-2_000);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const sample = sampleIn(line);
      if (sample !== undefined) take(sample);
    });
    this.ended = once(child, 'close').then(
      ([code]) =>
        code === 0 ? undefined : complaint.trim() || `the load generator ended with ${code ?? child.signalCode}`,
      (error: unknown) => `the load generator did not start: ${error instanceof Error ? error.message : error}`,
    );
  }

  /** Ends the arrivals, and the second time the run. */
  stop(): void {
    this.#child.kill('SIGTERM');
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

/** A killed generator may leave half a line, and Node's own notices are no samples. */
function sampleIn(line: string): LoadSample | undefined {
  try {
    return LoadSample.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

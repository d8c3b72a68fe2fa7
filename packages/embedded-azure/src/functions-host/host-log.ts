import type { FunctionDefinition, FunctionFailure } from './invocation.ts';
import type { LogLevel } from './worker/core-types.ts';
import type { WorkerLogRecord } from './worker/worker-log.ts';
import type { ExecutionObserver } from './worker/worker-options.ts';

/** Formats the lines of the host and of the app, and decides which of them are printed. */
export class HostLog implements ExecutionObserver {
  readonly #print: (line: string) => void;
  readonly #verbose: boolean;

  constructor(print: (line: string) => void, verbose: boolean) {
    this.#print = print;
    this.#verbose = verbose;
  }

  /** A line without time, as in the list of functions. */
  plain(line: string): void {
    this.#print(line);
  }

  info(message: string): void {
    this.#print(`[${new Date().toISOString()}] ${message}`);
  }

  /** Only under --verbose. */
  detail(message: string): void {
    if (this.#verbose) this.info(message);
  }

  worker(record: WorkerLogRecord): void {
    if (record.level === 'none') return;
    if (this.#verbose || (rank[record.level] >= rank.information && !isChatter(record))) this.info(record.message);
  }

  executing({ name }: FunctionDefinition, invocationId: string, reason: string | undefined): void {
    if (this.#verbose) this.info(`Executing 'Functions.${name}' (Reason='${reason ?? '(null)'}', Id=${invocationId})`);
  }

  executed({ name }: FunctionDefinition, invocationId: string, duration: number, failure?: FunctionFailure): void {
    if (!failure && !this.#verbose) return;
    const outcome = failure ? 'Failed' : 'Succeeded';
    const line = `Executed 'Functions.${name}' (${outcome}, Id=${invocationId}, Duration=${Math.round(duration)}ms)`;
    // The message of an error without frames is enough.
    const hasFrames = failure?.remoteStack.includes('\n') ?? false;
    this.info(failure && !hasFrames ? `${line} Exception: ${failure.remoteMessage}` : line);
    if (failure && hasFrames) this.info(`Exception: ${failure.remoteMessage}\nStack: ${failure.remoteStack}`);
  }
}

const rank: Record<Exclude<LogLevel, 'none'>, number> = {
  trace: 0,
  debug: 1,
  information: 2,
  warning: 3,
  error: 4,
  critical: 5,
};

/** Messages of the library about itself are printed only if something is wrong. */
function isChatter(record: WorkerLogRecord): boolean {
  return record.category !== 'user' && (record.level === 'none' || rank[record.level] < rank.warning);
}

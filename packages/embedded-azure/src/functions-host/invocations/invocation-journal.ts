import type { FunctionDefinition, FunctionFailure } from '../invocation.ts';
import type { WorkerLogRecord } from '../worker/worker-log.ts';
import type { ExecutionObserver } from '../worker/worker-options.ts';
import type { FunctionTally, InvocationRecord, InvocationReport } from './invocation-record.ts';

/** Of each function. A busy one must not push out what a rare one did. */
const MOST_KEPT = 200;
const MOST_LINES = 50;
const MOST_CHARACTERS = 4_000;

export interface JournalQuery {
  /** Only of this function. */
  function?: string | undefined;
  onlyFailed: boolean;
  limit: number;
  /** How far back the recent runs of a tally reach. */
  minutes: number;
}

interface Kept extends InvocationRecord {
  startedMs: number;
}

interface Book {
  total: number;
  failed: number;
  running: number;
  kept: Kept[];
}

/** Remembers the last runs of each function, for the host's own page of them. It forgets them when the host ends. */
export class InvocationJournal implements ExecutionObserver {
  readonly #since = new Date();
  readonly #books = new Map<string, Book>();
  readonly #running = new Map<string, Kept>();

  executing({ name }: FunctionDefinition, id: string, reason: string | undefined): void {
    const startedMs = Date.now();
    const kept: Kept = {
      id,
      function: name,
      reason,
      startedMs,
      startedAt: new Date(startedMs).toISOString(),
      durationMs: undefined,
      failure: undefined,
      lines: [],
    };
    const book = this.#books.get(name) ?? { total: 0, failed: 0, running: 0, kept: [] };
    this.#books.set(name, book);
    book.total += 1;
    book.running += 1;
    book.kept.push(kept);
    if (book.kept.length > MOST_KEPT) book.kept.shift();
    this.#running.set(id, kept);
  }

  executed({ name }: FunctionDefinition, id: string, duration: number, failure?: FunctionFailure): void {
    const kept = this.#running.get(id);
    const book = this.#books.get(name);
    this.#running.delete(id);
    if (kept === undefined || book === undefined) return;
    book.running -= 1;
    kept.durationMs = duration;
    if (failure === undefined) return;
    book.failed += 1;
    kept.failure = { message: cut(failure.remoteMessage), stack: cut(failure.remoteStack) };
  }

  /** A line that a running function wrote. */
  note({ invocationId = '', level, message }: WorkerLogRecord): void {
    const lines = this.#running.get(invocationId)?.lines;
    if (lines !== undefined && lines.length < MOST_LINES) lines.push({ level, message: cut(message) });
  }

  report({ function: name, onlyFailed, limit, minutes }: JournalQuery): InvocationReport {
    const books = [...this.#books].filter(([known]) => name === undefined || known === name);
    const since = Date.now() - minutes * 60_000;
    const invocations = books
      .flatMap(([, { kept }]) => kept)
      .filter(({ failure }) => !onlyFailed || failure !== undefined)
      .sort((one, other) => other.startedMs - one.startedMs)
      .slice(0, limit)
      .map(({ startedMs, ...record }) => record);
    const functions = [...this.#books].map(([known, book]) => tally(known, book, since));
    return { since: this.#since.toISOString(), minutes, functions, invocations };
  }
}

function tally(name: string, { total, failed, running, kept }: Book, sinceMs: number): FunctionTally {
  const recent = kept.filter(({ startedMs, durationMs }) => startedMs >= sinceMs && durationMs !== undefined);
  const durations = recent.map(({ durationMs = 0 }) => durationMs).sort((one, other) => one - other);
  const percentile = (share: number) => durations[Math.max(Math.ceil(share * durations.length) - 1, 0)];
  return {
    name,
    total,
    failed,
    running,
    recent: {
      count: recent.length,
      failed: recent.filter(({ failure }) => failure !== undefined).length,
      p50Ms: percentile(0.5),
      p95Ms: percentile(0.95),
    },
  };
}

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

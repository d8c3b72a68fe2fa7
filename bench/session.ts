import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PeerMissing, type Postgres, startPostgres } from './processes/start-postgres.ts';
import type { Fact, Measurement, Survives } from './report/measurement.ts';

export interface SessionOptions {
  /** How often each subject takes its turn. */
  rounds: number;
  /** Of each measured run, and of the run before it that does not count. */
  seconds: number;
  warmUp: number;
  /** How many documents the partition grows to whose pages are timed. */
  documents: number;
  onProgress(line: string): void;
}

/** A file system in memory: nothing is waited for there, and what a killed process wrote is still there. */
const MEMORY = '/dev/shm';

/** What all parts of a run share: what they found, the databases they use, and the directories to remove at the end. */
export class Session {
  readonly options: SessionOptions;
  readonly measurements: Measurement[] = [];
  readonly facts: Fact[] = [];
  /** Peers that could not be measured here, and why. */
  readonly skipped = new Map<string, string>();
  readonly #directories: string[] = [];
  readonly #servers = new Map<Survives, Promise<Postgres>>();

  constructor(options: SessionOptions) {
    this.options = options;
  }

  /**
   * An empty directory, removed at the end. A peer that waits for the disk at every commit survives a power cut; where
   * it shall survive no more than we do, the end of its process, its directory is in memory and the wait costs nothing.
   *
   * @throws PeerMissing
   */
  createDirectory(survives: Survives = 'power cut'): string {
    if (survives === 'kill' && !existsSync(MEMORY))
      throw new PeerMissing(`there is no file system in memory, ${MEMORY}`);
    const directory = mkdtempSync(join(survives === 'kill' ? MEMORY : tmpdir(), 'partner-orders-bench-'));
    this.#directories.push(directory);
    return directory;
  }

  /** An empty database of the session's PostgreSQL. @throws PeerMissing */
  async createDatabase(survives: Survives): Promise<{ pid: number; url: string }> {
    const running = this.#servers.get(survives) ?? startPostgres(this.createDirectory(survives));
    this.#servers.set(survives, running);
    const { pid, createDatabase } = await running;
    return { pid, url: createDatabase() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const running of this.#servers.values()) {
      const database = await running.catch(() => undefined);
      await database?.stop();
    }
    for (const directory of this.#directories) rmSync(directory, { recursive: true, force: true });
  }
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PeerMissing, type Postgres, startPostgres } from './processes/start-postgres.ts';
import type { Fact, Measurement, Survives } from './report/measurement.ts';

export interface SessionOptions {
  /** Only subjects whose label contains one of these are measured; empty means all. */
  subjects: readonly string[];
  /** How many turns each subject takes. */
  rounds: number;
  /** The length of each measured run, and of the warm-up before it. */
  seconds: number;
  warmUp: number;
  /** How many documents the partition of the timed pages grows to. */
  documents: number;
  onProgress(line: string): void;
}

/** A file system in memory: writes never wait, and the files of a killed process stay. */
const MEMORY = '/dev/shm';

/** What all parts of a run share: their results, the databases, and the directories to remove at the end. */
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
   * Creates an empty directory that is removed at the end. A peer that waits for the disk at every commit survives a
   * power cut. If it only needs to survive a kill, as we do, its directory is in memory, and the wait costs nothing.
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

  /** Creates an empty database in the session's PostgreSQL. @throws PeerMissing */
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

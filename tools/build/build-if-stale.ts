import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { takeLock } from '../install/take-lock.mjs';
import { root } from '../root.ts';
import { filesIn } from './write-bundle.ts';

export interface Building {
  /** The folder of the bundle: nothing else is in it. */
  folder: string;
  /** The paths of all files that the bundle is made from. */
  inputs(): string[];
  /** Writes the bundle into the folder. */
  build(): Promise<void>;
}

/** Files by path: when each was last written, and its size. A missing file has neither. */
type Files = Record<string, string>;

/** Builds unless the folder has what was built from these very inputs. Two processes build one after the other. */
export async function buildIfStale(building: Building): Promise<void> {
  if (!isFresh(building)) await buildAlone(building, () => isFresh(building));
}

/**
 * Builds, and records what from. The inputs are examined before the build: a file that changes meanwhile makes the bundle stale.
 *
 * @param isDone whether another process has done it while this one waited
 */
export async function buildAlone(building: Building, isDone = () => false): Promise<void> {
  const { folder, inputs, build } = building;
  const release = await takeLock(folder, (pid) => process.stderr.write(`Waiting for the build of process ${pid} …\n`));
  try {
    if (isDone()) return;
    const madeFrom = stateOf(inputs());
    await build();
    const record = recordOf(folder);
    mkdirSync(dirname(record), { recursive: true });
    writeFileSync(`${record}.unfinished`, JSON.stringify({ inputs: madeFrom, outputs: stateOf(filesIn(folder)) }));
    renameSync(`${record}.unfinished`, record);
  } finally {
    release();
  }
}

function isFresh({ folder, inputs }: Building): boolean {
  const record = readRecord(recordOf(folder));
  if (record === undefined) return false;
  return (
    isDeepStrictEqual(stateOf(inputs()), record.inputs) &&
    isDeepStrictEqual(stateOf(Object.keys(record.outputs)), record.outputs)
  );
}

function stateOf(paths: readonly string[]): Files {
  return Object.fromEntries(
    paths.map((path) => {
      const file = statSync(path, { throwIfNoEntry: false, bigint: true });
      return [path, file === undefined ? 'missing' : `${file.mtimeNs} ${file.size}`];
    }),
  );
}

/** Not in the folder, whose content is deployed. */
function recordOf(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(root, 'node_modules', '.cache', 'builds', `${name}.json`);
}

function readRecord(file: string): { inputs: Files; outputs: Files } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

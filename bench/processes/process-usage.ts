import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK']).toString());

interface Stat {
  parent: number;
  /** User and system time in milliseconds, including its ended children. */
  cpu: number;
}

/** A process to watch: alone, or with all its descendants. */
export interface Watched {
  pid: number;
  scope: 'alone' | 'tree';
}

/**
 * The CPU time used so far, user and system, in milliseconds (Linux: the fields utime, stime, cutime and cstime of
 * /proc/<pid>/stat, see proc(5)).
 */
export function cpuTimeOf(watched: Watched): number {
  const stats = allStats();
  return pidsOf(watched, stats).reduce((sum, pid) => sum + (stats.get(pid)?.cpu ?? 0), 0);
}

/** Resident memory in MiB. Memory that several processes share counts once (Pss of smaps_rollup). */
export function memoryOf(watched: Watched): number {
  return addUp(watched, (pid) => {
    const text = readIfThere(`/proc/${pid}/smaps_rollup`) || readIfThere(`/proc/${pid}/status`);
    return /^(?:Pss|VmRSS): +(\d+) kB/m.exec(text);
  });
}

/** The part of {@link memoryOf} that holds pages of files: code and mapped databases. The system takes it back when it needs it. */
export function mappedMemoryOf(watched: Watched): number {
  return addUp(watched, (pid) => /^Pss_File: +(\d+) kB/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`)));
}

function addUp(watched: Watched, kilobytesOf: (pid: number) => RegExpExecArray | null): number {
  return pidsOf(watched, allStats()).reduce((sum, pid) => sum + Number(kilobytesOf(pid)?.[1] ?? 0), 0) / 1_024;
}

function pidsOf({ pid, scope }: Watched, stats: ReadonlyMap<number, Stat>): number[] {
  const tree = [pid];
  if (scope === 'alone') return tree;
  for (const parent of tree) {
    for (const [pid, stat] of stats) if (stat.parent === parent) tree.push(pid);
  }
  return tree;
}

function allStats(): Map<number, Stat> {
  const stats = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? parseStat(readIfThere(`/proc/${name}/stat`)) : undefined;
    if (stat !== undefined) stats.set(pid, stat);
  }
  return stats;
}

/** The command's name is in parentheses and may contain spaces. The fields after it are read by position. */
function parseStat(text: string): Stat | undefined {
  if (text === '') return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), cpu: (ticks * 1_000) / TICKS_PER_SECOND };
}

/** A process may end while its files are read. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

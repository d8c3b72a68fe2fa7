import { execFileSync } from 'node:child_process';
import type { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { opened } from '../sqlite/open-database.ts';

/** SQLite's errors: SQLITE_FULL for writes that need another page, SQLITE_READONLY, SQLITE_IOERR for every write. */
export type DiskFault = 'a full disk' | 'a read-only file' | 'an I/O error';

/** An I/O error needs a kernel that refuses every write to a file. Only Linux can switch this for a running process. */
export const diskFaults: DiskFault[] = [
  'a full disk',
  'a read-only file',
  ...(hasPrlimit() ? (['an I/O error'] as const) : []),
];

const databases = new Map<string, DatabaseSync>();
opened.subscribe((message) => {
  const { file, database } = message as { file: string; database: DatabaseSync };
  databases.set(file, database);
});

/**
 * Makes the disk of a database fail that a server of this process has opened. @returns a function that repairs it; it
 * also runs at the end of the test
 */
export function failDisk(file: string, fault: DiskFault): () => void {
  const mend = failing(file, fault);
  let isBroken = true;
  const mendOnce = () => {
    if (isBroken) mend();
    isBroken = false;
  };
  onTestFinished(mendOnce);
  return mendOnce;
}

function failing(file: string, fault: DiskFault): () => void {
  const pragma = (text: string) => {
    const database = databases.get(file);
    if (database?.isOpen) database.exec(`PRAGMA ${text}`);
  };
  if (!databases.get(file)?.isOpen) throw new Error(`${file} is not open in this process`);
  switch (fault) {
    case 'a full disk':
      // SQLite accepts no limit below the current number of pages.
      pragma('max_page_count = 1');
      return () => pragma('max_page_count = 1073741823');
    case 'a read-only file':
      pragma('query_only = 1');
      return () => pragma('query_only = 0');
    case 'an I/O error':
      limitFileSize('0');
      return () => limitFileSize('unlimited');
  }
}

function hasPrlimit(): boolean {
  try {
    limitFileSize('unlimited');
    return true;
  } catch {
    return false;
  }
}

function limitFileSize(bytes: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`], { stdio: 'ignore' });
}

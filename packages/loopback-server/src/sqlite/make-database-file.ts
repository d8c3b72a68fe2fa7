import { chmodSync, closeSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const OTHERS = 0o077;

/**
 * Makes a database file where there is none, with what `create` writes into it, and lets nobody but its owner read it; SQLite
 * gives its side files the same mode.
 */
export function makeDatabaseFile(file: string, create: (path: string) => void): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  for (const path of [file, `${file}-wal`]) keepPrivate(path);
  if (existsSync(file)) return;
  // It gets its name when it is whole, so that an empty file is never one that was about to begin.
  const part = `${file}.${process.pid}.new`;
  try {
    for (const leftover of [part, `${part}-journal`]) rmSync(leftover, { force: true });
    closeSync(openSync(part, 'wx', 0o600));
    create(part);
    putInPlace(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Not over a file that another process has put there meanwhile. */
function putInPlace(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch {
    // It is there by now, or the file system has no links.
    if (!existsSync(file)) renameSync(part, file);
  }
}

function keepPrivate(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && (found.mode & OTHERS) !== 0) chmodSync(path, 0o600);
}

import { chmodSync, closeSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const OTHERS = 0o077;

/**
 * Creates a database file if there is none, with the content that `create` writes. Only its owner can read it, and
 * SQLite gives its side files the same mode.
 */
export function makeDatabaseFile(file: string, create: (path: string) => void): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  for (const path of [file, `${file}-wal`]) keepPrivate(path);
  if (existsSync(file)) return;
  // The file gets its final name only when it is complete, so an empty file can't be one that was just being created.
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

/** Never replaces a file that another process has created meanwhile. */
function putInPlace(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch {
    // It already exists, or the file system doesn't support hard links.
    if (!existsSync(file)) renameSync(part, file);
  }
}

function keepPrivate(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && (found.mode & OTHERS) !== 0) chmodSync(path, 0o600);
}

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { infraFolder } from './deployed.ts';

/** A change of a file of infra/ that a check of files has to find. */
export interface FileChange {
  file: string;
  from: string;
  to: string;
}

/** The result of `check` for a copy of infra/ with a change. @throws if the file doesn't contain the text to change */
export function withChangedFile<T>({ file, from, to }: FileChange, check: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'infra-'));
  try {
    cpSync(infraFolder, folder, { recursive: true });
    const before = readFileSync(join(folder, file), 'utf8');
    if (!before.includes(from)) throw new Error(`${file} doesn't contain ${from}`);
    writeFileSync(join(folder, file), before.replace(from, to));
    return check(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

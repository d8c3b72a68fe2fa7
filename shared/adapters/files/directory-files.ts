import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltFile, BuiltFiles } from '../../ports/built-files.ts';

/** The files of one folder, each with its `.gz` beside it. A file is read at its first use and then kept. */
export class DirectoryFiles implements BuiltFiles {
  readonly #directory: string;
  readonly #kept = new Map<string, Promise<BuiltFile>>();
  #names: Promise<ReadonlySet<string>> | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async find(name: string): Promise<BuiltFile | undefined> {
    // Open only listed names, whatever a name could mean to the file system.
    this.#names ??= readdir(this.#directory).then((names) => new Set(names));
    const names = await this.#names;
    if (!names.has(name) || !names.has(`${name}.gz`)) return undefined;
    const kept = this.#kept.get(name) ?? this.#read(name);
    this.#kept.set(name, kept);
    return kept;
  }

  async #read(name: string): Promise<BuiltFile> {
    const file = join(this.#directory, name);
    const [content, gzipped] = await Promise.all([readFile(file), readFile(`${file}.gz`)]);
    return { content, gzipped };
  }
}

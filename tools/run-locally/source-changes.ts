import { type FSWatcher, globSync, watch } from 'node:fs';
import { join } from 'node:path';

/** An editor writes a file in several steps, and git many files. Changes within this time count as one. */
const QUIET_MS = 30;

/**
 * Collects changed source files. Folders are watched one by one, because a recursive watch loses a file that an editor
 * replaces instead of writing.
 */
export class SourceChanges {
  readonly #root: string;
  readonly #folders: readonly string[];
  readonly #files: readonly string[];
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #tell: (() => void) | undefined;

  /**
   * @param folders below the root, with everything in them
   * @param files directly in the root
   */
  constructor(root: string, folders: readonly string[], files: readonly string[]) {
    this.#root = root;
    this.#folders = folders;
    this.#files = files;
    this.#watch('');
    this.#watchFolders();
  }

  /** Resolves with the files that have changed since the last call, once no more changes come. */
  async next(signal: AbortSignal): Promise<string[]> {
    while (this.#changed.size === 0 || this.#timer !== undefined) {
      await new Promise<void>((resolve) => {
        this.#tell = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
        if (signal.aborted) resolve();
      });
      if (signal.aborted) return [];
    }
    const changed = [...this.#changed].sort();
    this.#changed.clear();
    return changed;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #watchFolders(): void {
    const folders = this.#folders.flatMap((folder) => [folder, ...globSync(`${folder}/**/`, { cwd: this.#root })]);
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#watch(folder);
  }

  #watch(folder: string): void {
    const watcher = watch(join(this.#root, folder), (_, name) => {
      if (name !== null && (folder !== '' || this.#files.includes(name))) this.#note(join(folder, name));
    });
    // The folder was deleted.
    watcher.on('error', () => this.#watchers.delete(folder));
    this.#watchers.set(folder, watcher);
  }

  #note(file: string): void {
    // Temporary files of editors.
    if (/(^|[\\/])\.|~$/.test(file)) return;
    this.#changed.add(file);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#watchFolders();
      this.#tell?.();
    }, QUIET_MS);
  }
}

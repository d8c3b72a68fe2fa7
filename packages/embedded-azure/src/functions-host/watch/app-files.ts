import { createHash } from 'node:crypto';
import { type FSWatcher, globSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';

const settingsFiles = ['host.json', 'local.settings.json', 'package.json'];
/** A build writes many files one after the other, so they are read only after a pause of this length. */
const QUIET_MS = 200;

/**
 * The files of an app: its settings, and what `main` of package.json names. If that is in a folder, such as `dist/`,
 * every script in the folder counts, because a file of `main` may import it.
 */
export class AppFiles {
  readonly #scriptRoot: string;

  constructor(scriptRoot: string) {
    this.#scriptRoot = scriptRoot;
  }

  /** Changes when the content of a file changes, not when a file is only touched. */
  fingerprint(): string {
    const hash = createHash('sha256');
    for (const file of [...settingsFiles, ...this.#scripts()]) hash.update(`\0${file}\0`).update(this.#read(file));
    return hash.digest('hex');
  }

  /** Resolves when the fingerprint has changed and the files are stable; never if the signal aborts first. */
  changedFrom(fingerprint: string, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    let timer: NodeJS.Timeout | undefined;
    let watchers: FSWatcher[] = [];
    const end = () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    };
    const look = () => {
      end();
      if (signal.aborted) return;
      // Watch again each time, because a build may remove the watched folder. Earlier changes are detected below.
      watchers = this.#watch(() => {
        clearTimeout(timer);
        timer = setTimeout(look, QUIET_MS);
      });
      if (this.fingerprint() === fingerprint) return;
      end();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    look();
    return promise;
  }

  #watch(onEvent: () => void): FSWatcher[] {
    const folder = this.#folder();
    const watchers = [open(this.#scriptRoot, false, onEvent)];
    if (folder !== undefined) watchers.push(open(join(this.#scriptRoot, folder), true, onEvent));
    return watchers.filter((watcher) => watcher !== undefined);
  }

  #scripts(): string[] {
    const folder = this.#folder();
    const pattern = folder === undefined ? this.#main() : `${folder}/**/*.{js,cjs,mjs,json}`;
    const exclude = (path: string) => /(^|[\\/])node_modules([\\/]|$)/.test(path);
    return globSync(pattern, { cwd: this.#scriptRoot, exclude }).sort();
  }

  /** The first folder in `main`, unless it is a wildcard. */
  #folder(): string | undefined {
    const [first = '', ...rest] = this.#main().replace(/^\.\//, '').split('/');
    return rest.length > 0 && !/[*?{}[\]]|^\.*$/.test(first) ? first : undefined;
  }

  #main(): string {
    try {
      const manifest: unknown = JSON.parse(this.#read('package.json').toString('utf8'));
      const main = typeof manifest === 'object' && manifest !== null && 'main' in manifest ? manifest.main : undefined;
      return typeof main === 'string' ? main : '';
    } catch {
      return '';
    }
  }

  /** A file that is missing counts as an empty one. */
  #read(file: string): Buffer {
    try {
      return readFileSync(join(this.#scriptRoot, file));
    } catch {
      return Buffer.alloc(0);
    }
  }
}

/** @returns undefined if there is no such folder (yet); then the watch on the script root notices it */
function open(folder: string, recursive: boolean, onEvent: () => void): FSWatcher | undefined {
  try {
    return watch(folder, { recursive }, onEvent).on('error', onEvent);
  } catch {
    return undefined;
  }
}

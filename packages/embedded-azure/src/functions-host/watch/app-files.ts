import { createHash } from 'node:crypto';
import { type FSWatcher, globSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';

const settingsFiles = ['host.json', 'local.settings.json', 'package.json'];
/** A build writes many files, one after the other: only when it has been quiet for so long is it looked at. */
const QUIET_MS = 200;

/**
 * What an app is made of: its settings, and what `main` of package.json names. If that lies in a folder, such as
 * `dist/`, every script of the folder counts, for a file of `main` may import it.
 */
export class AppFiles {
  readonly #scriptRoot: string;

  constructor(scriptRoot: string) {
    this.#scriptRoot = scriptRoot;
  }

  /** Changes when a file's content does; a file that was only touched changes nothing. */
  fingerprint(): string {
    const hash = createHash('sha256');
    for (const file of [...settingsFiles, ...this.#scripts()]) hash.update(`\0${file}\0`).update(this.#read(file));
    return hash.digest('hex');
  }

  /** Resolves when the fingerprint is another, and the files have come to rest; never if the signal aborts first. */
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
      // Again each time: a build may remove the folder that was watched. What happened before is seen below.
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

  /** The first folder that `main` names, unless it may be any. */
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

/** @returns undefined if there is no such folder (yet): then the script root tells when there is */
function open(folder: string, recursive: boolean, onEvent: () => void): FSWatcher | undefined {
  try {
    return watch(folder, { recursive }, onEvent).on('error', onEvent);
  } catch {
    return undefined;
  }
}

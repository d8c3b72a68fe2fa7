import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { z } from 'zod';

const Keys = z.record(z.string(), z.string().min(1));
const KeyFile = z.strictObject({
  masterKey: z.string().min(1),
  /** Valid for every function. */
  hostKeys: Keys,
  /** By the function's name in lower case; valid only for that function. */
  functionKeys: z.record(z.string(), Keys),
  /** Each is valid for one extension below `/runtime/webhooks`. */
  systemKeys: Keys.default({}),
});
type KeyFile = z.infer<typeof KeyFile>;

/** The keys of an app, kept in `keys.json` of the state directory, which only its owner may read. */
export class HostKeys {
  readonly file: string;
  readonly #keys: KeyFile;

  private constructor(file: string, keys: KeyFile) {
    this.file = file;
    this.#keys = keys;
  }

  /**
   * Reads the keys, and creates missing ones.
   *
   * @throws StateFileError if the file does not have our format
   */
  static open(stateDirectory: string, functionNames: Iterable<string>): HostKeys {
    const file = join(stateDirectory, 'keys.json');
    const known = read(file);
    const keys = known ?? { masterKey: newKey(), hostKeys: { default: newKey() }, functionKeys: {}, systemKeys: {} };
    const missing = [...functionNames].map((name) => name.toLowerCase()).filter((name) => !keys.functionKeys[name]);
    for (const name of missing) keys.functionKeys[name] = { default: newKey() };
    if (!known || missing.length > 0) write(file, keys);
    return new HostKeys(file, keys);
  }

  get master(): string {
    return this.#keys.masterKey;
  }

  get host(): Readonly<Record<string, string>> {
    return this.#keys.hostKeys;
  }

  get system(): Readonly<Record<string, string>> {
    return this.#keys.systemKeys;
  }

  /** The system key of an extension, created on first use. @param extension such as `durabletask` */
  ofExtension(extension: string): string {
    const name = systemKeyName(extension);
    const known = this.#keys.systemKeys[name];
    if (known !== undefined) return known;
    const made = newKey();
    this.#keys.systemKeys[name] = made;
    write(this.file, this.#keys);
    return made;
  }

  /** Without the host's keys, which are also valid for the function. */
  ofFunction(name: string): Readonly<Record<string, string>> {
    return this.#keys.functionKeys[name.toLowerCase()] ?? {};
  }
}

/** What Azure calls the key of an extension. */
export function systemKeyName(extension: string): string {
  return `${extension.toLowerCase()}_extension`;
}

function newKey(): string {
  return randomBytes(40).toString('base64url');
}

function read(file: string): KeyFile | undefined {
  try {
    return KeyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StateFileError(`${file}: not a usable file of keys`, { cause: error });
  }
}

/** Writes the whole file or nothing: an incomplete file would lock everybody out. */
function write(file: string, keys: KeyFile): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.${process.pid}`;
  writeFileSync(next, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(next, file);
}

import { HostConfigurationError } from '../invocation.ts';
import { parseTimeSpan } from './time-span.ts';

/**
 * Reads one object of a settings file key by key. As in .NET's configuration, keys are compared without case, and
 * numbers and booleans may be written as text. A value of the wrong kind is refused with its path. Keys that were never
 * read can be listed.
 */
export class Section {
  readonly #file: string;
  readonly #path: string;
  readonly #values: ReadonlyMap<string, unknown>;
  /** The file's spelling of each lower-case key. */
  readonly #spelling: ReadonlyMap<string, string>;
  readonly #children: Section[] = [];
  readonly #read = new Set<string>();

  constructor(file: string, path: string, value: unknown) {
    this.#file = file;
    this.#path = path;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.#refuse('', 'must be an object');
    this.#values = new Map(Object.entries(value));
    this.#spelling = new Map([...this.#values.keys()].map((key) => [key.toLowerCase(), key]));
  }

  /** An empty section if there is none. */
  section(key: string): Section {
    const child = new Section(this.#file, this.#at(key), this.raw(key) ?? {});
    this.#children.push(child);
    return child;
  }

  raw(key: string): unknown {
    const known = this.#values.has(key) ? key : (this.#spelling.get(key.toLowerCase()) ?? key);
    this.#read.add(known);
    return this.#values.get(known);
  }

  entries(): [string, unknown][] {
    return [...this.#values].map(([key]) => [key, this.raw(key)]);
  }

  text(key: string): string | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === 'string') return value;
    this.#refuse(key, 'must be a string');
  }

  flag(key: string): boolean | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === 'boolean') return value;
    if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
    this.#refuse(key, 'must be true or false');
  }

  integer(key: string, minimum: number, maximum: number): number | undefined {
    const given = this.raw(key);
    if (given === undefined) return undefined;
    const value = typeof given === 'string' && /^-?\d+$/.test(given) ? Number(given) : given;
    if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    this.#refuse(key, `must be a whole number from ${minimum} to ${maximum}`);
  }

  /** @returns milliseconds */
  timeSpan(key: string): number | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    return parseTimeSpan(text) ?? this.#refuse(key, `must be a time span such as "00:05:00", but is "${text}"`);
  }

  /** Paths of the keys that nobody has read, in this section and those below it. */
  unread(): string[] {
    const own = [...this.#values.keys()].filter((key) => !this.#read.has(key)).map((key) => this.#at(key));
    return [...own, ...this.#children.flatMap((child) => child.unread())];
  }

  #at(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }

  #refuse(key: string, fault: string): never {
    const where = key === '' ? this.#path : this.#at(key);
    throw new HostConfigurationError(`${this.#file}: ${where === '' ? 'the file' : `"${where}"`} ${fault}`);
  }
}

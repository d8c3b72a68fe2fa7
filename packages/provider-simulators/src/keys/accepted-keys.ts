import { createHash } from 'node:crypto';

/** A key as it is displayed, never in full. */
export interface ShownKey {
  /** The beginning of its SHA-256, in hexadecimal. */
  readonly id: string;
  /** How many requests have used it. */
  readonly uses: number;
}

/**
 * The keys that a provider accepts; several while one is being replaced. Until the first key is set, it accepts any.
 * They are only in memory, like the faults.
 */
export class AcceptedKeys {
  readonly #keys = new Map<string, { value: string; uses: number }>();
  #takesAny = true;

  /** Counts the use. */
  accepts(value: string): boolean {
    if (this.#takesAny) return true;
    const key = this.#keys.get(idOf(value));
    if (key?.value !== value) return false;
    key.uses += 1;
    return true;
  }

  /** A key that already exists keeps its count. */
  add(value: string): ShownKey {
    this.#takesAny = false;
    const id = idOf(value);
    const key = this.#keys.get(id) ?? { value, uses: 0 };
    this.#keys.set(id, key);
    return { id, uses: key.uses };
  }

  /** @returns whether there was such a key; after the last one is removed, no key is accepted */
  retire(id: string): boolean {
    return this.#keys.delete(id);
  }

  replace(values: readonly string[]): void {
    const ids = new Set(values.map(idOf));
    for (const id of this.#keys.keys()) if (!ids.has(id)) this.#keys.delete(id);
    for (const value of values) this.add(value);
    this.#takesAny = false;
  }

  /** Accepts any key again. */
  clear(): void {
    this.#keys.clear();
    this.#takesAny = true;
  }

  list(): ShownKey[] {
    return [...this.#keys].map(([id, { uses }]) => ({ id, uses }));
  }
}

function idOf(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 16);
}

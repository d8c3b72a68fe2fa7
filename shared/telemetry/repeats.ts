/** How many lines of the same kind are printed within one window. The others are only counted. */
const MOST = 5;
const WINDOW_MS = 60_000;
/** How many kinds are remembered. Beyond it the oldest are forgotten. */
const MOST_KINDS = 500;

interface Kind {
  since: number;
  seen: number;
}

/** Limits repeated lines, so that they don't hide the others. */
export class Repeats {
  readonly #kinds = new Map<string, Kind>();

  /**
   * Decides whether a line is printed. For the first line of a new window, also returns how many of its kind were left
   * out.
   *
   * @param now in milliseconds
   */
  admit(line: string, now: number): { isPrinted: boolean; left: number } {
    const key = kindOf(line);
    const known = this.#kinds.get(key);
    if (known === undefined || now - known.since >= WINDOW_MS) {
      this.#kinds.delete(key);
      this.#kinds.set(key, { since: now, seen: 1 });
      const [oldest] = this.#kinds.keys();
      if (this.#kinds.size > MOST_KINDS && oldest !== undefined) this.#kinds.delete(oldest);
      return { isPrinted: true, left: Math.max(0, (known?.seen ?? 0) - MOST) };
    }
    known.seen += 1;
    return { isPrinted: known.seen <= MOST, left: 0 };
  }
}

/** Removes what differs from one order or attempt to the next: all words with a digit. */
function kindOf(line: string): string {
  return line.replace(/[\w-]*\d[\w-]*/g, '#');
}

import { TelemetryReader } from './telemetry-reader.ts';

/** Two pages that are open ask in turns. */
const MOST_TIMES = 2;
/** Longer than from one panel of a page to the next. */
const KEPT_MS = 60_000;

/** Panels of one page have the same times, and so have alerts that look back as far: they share what was read for them. It is forgotten when they have their answers. */
export class RecentReaders {
  readonly #monitorUrl: string;
  readonly #byTime = new Map<number, Map<number, TelemetryReader>>();
  #forgetting: NodeJS.Timeout | undefined;

  constructor(monitorUrl: string) {
    this.#monitorUrl = monitorUrl;
  }

  /** @param now the time of the page, in milliseconds, as is `since` */
  reader({ since, now }: { since: number; now: number }): TelemetryReader {
    const bySince = this.#byTime.get(now) ?? new Map<number, TelemetryReader>();
    const reader = bySince.get(since) ?? new TelemetryReader(this.#monitorUrl, since);
    bySince.set(since, reader);
    // The one that was used last comes last.
    this.#byTime.delete(now);
    this.#byTime.set(now, bySince);
    for (const old of [...this.#byTime.keys()].slice(0, -MOST_TIMES)) this.#byTime.delete(old);
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => this.#byTime.clear(), KEPT_MS).unref();
    return reader;
  }
}

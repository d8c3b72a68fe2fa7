/** Converts between instants and the local time of a time zone, including summer time. */
export class TimeZone {
  readonly #format: Intl.DateTimeFormat;

  /** @param name of the IANA database @throws RangeError when there is no such zone */
  constructor(name: string) {
    const digits = 'numeric' as const;
    this.#format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: name, hourCycle: 'h23', era: undefined },
      ...{ year: digits, month: digits, day: digits, hour: digits, minute: digits, second: digits },
    });
  }

  /** The local time, as a Date whose UTC fields are those of the wall clock. */
  wallClock(instant: Date): Date {
    const fields: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(instant)) fields[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  }

  /**
   * The first instant after `after` at which the clocks show a time. A time that the clocks skip in spring is computed
   * as if they had not changed, so it comes an hour later on the clock.
   *
   * @returns undefined if the last such time is in the past
   */
  instantAfter(wall: Date, after: Date): Date | undefined {
    const day = 86_400_000;
    const offsets = [-day, day].map((distance) => this.#offset(new Date(wall.getTime() + distance)));
    const candidates = offsets.map((offset) => new Date(wall.getTime() - offset)).sort((a, b) => Number(a) - Number(b));
    const exact = candidates.filter((instant) => this.wallClock(instant).getTime() === wall.getTime());
    const [before = 0] = offsets;
    const possible = exact.length > 0 ? exact : [new Date(wall.getTime() - before)];
    return possible.find((instant) => instant > after);
  }

  /** How far the clocks are ahead of UTC, in milliseconds. */
  #offset(instant: Date): number {
    return this.wallClock(instant).getTime() - Math.floor(instant.getTime() / 1000) * 1000;
  }
}

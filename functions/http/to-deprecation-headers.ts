/** A route that will be removed. */
export interface Deprecated {
  since: Date;
  /** When it stops answering. */
  sunset: Date;
  /** What to use instead. */
  successor: string;
}

/** Deprecation (RFC 9745), Sunset (RFC 8594) and a link to the successor (RFC 5829). */
export function toDeprecationHeaders({ since, sunset, successor }: Deprecated): Record<string, string> {
  return {
    deprecation: `@${Math.floor(since.getTime() / 1_000)}`,
    sunset: sunset.toUTCString(),
    link: `<${successor}>; rel="successor-version"`,
  };
}

/** A route that will go. */
export interface Deprecated {
  since: Date;
  /** When it will answer no more. */
  sunset: Date;
  /** What to use instead. */
  successor: string;
}

/** Deprecation (RFC 9745), Sunset (RFC 8594) and the link to what follows (RFC 5829). */
export function toDeprecationHeaders({ since, sunset, successor }: Deprecated): Record<string, string> {
  return {
    deprecation: `@${Math.floor(since.getTime() / 1_000)}`,
    sunset: sunset.toUTCString(),
    link: `<${successor}>; rel="successor-version"`,
  };
}

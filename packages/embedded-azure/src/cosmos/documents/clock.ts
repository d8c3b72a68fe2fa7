/** The service's clock counts whole seconds: `_ts`, TTL and If-Modified-Since. */
export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

/** Clocks of processes differ by less. */
export const SKEW_MS = 1_000;

/** Whether an event can have happened after an endpoint was created, by the clocks of two processes. */
export function isSince(createdAt: string, at: string): boolean {
  return Date.parse(at) > Date.parse(createdAt) - SKEW_MS;
}

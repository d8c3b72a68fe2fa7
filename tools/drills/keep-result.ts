import { appendFileSync, mkdirSync } from 'node:fs';
import { z } from 'zod';
import { resultsFileIn } from './results-file-in.ts';

/** How a drill went. */
export const DrillResult = z.object({
  drill: z.string(),
  /** When the page came. */
  at: z.iso.datetime(),
  outcome: z.enum(['repaired', 'given up', 'failed']),
  /** From the page until it was repaired, given up or failed. */
  seconds: z.int().nonnegative(),
  /** Whether the drill followed the runbook itself. */
  isPlayed: z.boolean(),
  hints: z.int().nonnegative(),
});
export type DrillResult = z.infer<typeof DrillResult>;

/** Adds a result to those of earlier drills. */
export function keepResult(directory: string, result: DrillResult): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  appendFileSync(resultsFileIn(directory), `${JSON.stringify(result)}\n`);
}

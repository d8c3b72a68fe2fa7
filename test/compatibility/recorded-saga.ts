import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const Policy = z.object({ attempts: z.number(), firstDelayMs: z.number(), maxDelayMs: z.number() });

/** One instance of a saga from its start to its end, as a release left it in the task hub. */
export const RecordedSaga = z.object({
  instanceId: z.string(),
  name: z.string(),
  version: z.string(),
  /** How patient the app was: how many attempts and timers there are follows from it. */
  policies: z.object({ act: Policy, finish: Policy, stuckDelayMs: z.number(), stuckLookMs: z.number() }),
  input: z.unknown(),
  output: z.unknown(),
  history: z.array(z.looseObject({ EventType: z.number(), EventId: z.number(), Name: z.string().optional() })),
});
export type RecordedSaga = z.infer<typeof RecordedSaga>;

/** Every recorded saga, by release and what happened to it. */
export function readRecordedSagas(): { release: string; what: string; recorded: RecordedSaga }[] {
  const here = import.meta.dirname;
  return globSync('*/sagas/*.json', { cwd: here })
    .sort()
    .map((file) => ({
      release: file.split(/[/\\]/)[0] ?? '',
      what: basename(file, '.json'),
      recorded: RecordedSaga.parse(JSON.parse(readFileSync(join(here, file), 'utf8'))),
    }));
}

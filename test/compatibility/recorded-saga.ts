import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const Policy = z.object({ attempts: z.number(), firstDelayMs: z.number(), maxDelayMs: z.number() });

/** One instance of a saga from start to end, as a release stored it in the task hub. */
export const RecordedSaga = z.object({
  instanceId: z.string(),
  name: z.string(),
  version: z.string(),
  /** The retry settings of the app: the number of attempts and timers depends on them. */
  policies: z.object({ act: Policy, finish: Policy, stuckDelayMs: z.number(), stuckLookMs: z.number() }),
  input: z.unknown(),
  output: z.unknown(),
  history: z.array(z.looseObject({ EventType: z.number(), EventId: z.number(), Name: z.string().optional() })),
});
export type RecordedSaga = z.infer<typeof RecordedSaga>;

/** Every recorded saga, by release and case. */
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

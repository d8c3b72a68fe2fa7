import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where the specs are that take longest: whole stacks that start again and again. */
const LONG = [
  '/test/chaos/',
  '/test/drills/',
  '/test/start/',
  '/test/ops/runbooks',
  '/test/monitoring/alerts-fire',
  '/test/http/fuzz',
  '/test/flows/',
];

/**
 * Starts the longest files first, and the short ones fill the gaps. Vitest itself knows how long they take only after an
 * earlier run, and a fresh clone has none.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONG.findIndex((part) => moduleId.includes(part));
  return rank === -1 ? LONG.length : rank;
}

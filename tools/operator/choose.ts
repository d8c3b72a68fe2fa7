import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { OpsError } from './ops-error.ts';

export const allOption = { type: 'boolean', summary: 'all of them' } as const;

/** What lists them. */
const LISTS = { rejection: 'rejections list', message: 'dead-letters list', event: 'outbox list' } as const;

/**
 * Chooses what a command acts on: the named item, or with `--all` all of them. Leaving both out is an error.
 *
 * @param name of the argument, which is compared with the item's `id`
 * @throws UsageError, OpsError when there is no such item
 */
export function choose<T extends { id: string }>(
  given: Given,
  name: keyof typeof LISTS,
  there: readonly T[],
): readonly T[] {
  const wanted = given[name];
  if (given['all']) {
    if (wanted !== undefined) throw new UsageError(`name one ${name} or use --all, not both`);
    return there;
  }
  if (wanted === undefined) throw new UsageError(`name the ${name}, or use --all: there are ${there.length}`);
  const found = there.filter(({ id }) => id === wanted);
  if (found.length === 0) throw new OpsError(`there is no ${name} ${wanted}: ${LISTS[name]}`);
  return found;
}

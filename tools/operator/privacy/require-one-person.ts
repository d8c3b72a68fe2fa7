import type { Given } from '../../command-line/program.ts';
import { OpsError } from '../ops-error.ts';
import { writeCount } from '../write-count.ts';

const SHOWN = 10;

/**
 * Two people can have one name, so orders that go to several places need a word that it is one person. Orders that are named
 * by their ids need none.
 *
 * @param places how many orders go to each. The terminal may show them; no record keeps them
 * @throws OpsError
 */
export function requireOnePerson(places: ReadonlyMap<string, number>, given: Given): void {
  if (places.size <= 1 || given['all-places'] === true || typeof given['orders'] === 'string') return;
  const fault = `the orders go to ${places.size} postal codes, so it may be several people`;
  const shown = [...places].slice(0, SHOWN).map(([place, count]) => `${place} (${writeCount(count, 'order')})`);
  const more = places.size > SHOWN ? ` and ${places.size - SHOWN} more` : '';
  const isCodeOpen = typeof given['recipient'] === 'string' && typeof given['postal-code'] !== 'string';
  const choice = isCodeOpen
    ? 'add --postal-code CODE with one of them, or --all-places'
    : 'name the orders of the person with --orders instead, or add --all-places';
  const hint = `${choice} if it is one person; privacy erase --dry-run lists the orders`;
  throw new OpsError(`${fault}: ${shown.join(', ')}${more}: ${hint}`, { recorded: fault });
}

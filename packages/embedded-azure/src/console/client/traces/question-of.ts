import type { SearchKey } from '../search-key.ts';
import type { Chatter } from './chatter.ts';

/** What the monitor is asked for, from what the page's address asks for: `order=…`, `property=name=value`, `slower=300`. */
export function questionOf(
  query: URLSearchParams,
  keys: readonly SearchKey[],
  chatter: Chatter | undefined,
): URLSearchParams {
  const asked = new URLSearchParams(keys.map(({ property }) => ['show', property]));
  let isNarrow = false;
  for (const { parameter, property } of keys) {
    const value = query.get(parameter);
    if (value === null) continue;
    asked.set(`Properties.${property}`, value);
    isNarrow = true;
  }
  const [, property, value] = /^([^=]+)=(.*)$/.exec(query.get('property') ?? '') ?? [];
  if (property !== undefined && value !== undefined) asked.set(`Properties.${property.trim()}`, value.trim());
  const name = query.get('name');
  if (name !== null) asked.set('name', name);
  const slower = query.get('slower');
  if (slower !== null) asked.set('slowerThanMs', slower);
  if (query.has('failed')) asked.set('failed', 'true');
  // Everything about one value, reads too.
  if (query.has('reads') || isNarrow) asked.set('reads', 'true');
  const before = query.get('before');
  if (before !== null) asked.set('before', before);
  if (chatter !== undefined && !isNarrow && name === null && !query.has(chatter.parameter))
    asked.set('without', chatter.name);
  return asked;
}

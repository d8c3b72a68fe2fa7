import type { StreamState } from './load-partner.ts';

/** What is missing from the figures, by the state of each partner’s stream; undefined if nothing is. */
export function remarkOn(streams: ReadonlyMap<string, StreamState>): string | undefined {
  const ended = [...streams].filter(([, state]) => state === 'ended').map(([partner]) => partner);
  if (ended.length > 0)
    return `The stream of events of ${ended.join(', ')} was refused, and is not opened again: ends of its orders are not seen.`;
  if (![...streams.values()].includes('lost')) return undefined;
  return 'A stream of events is lost, and is being opened again: ends are seen late.';
}

import { Problem } from '../../shared/problems.ts';

/**
 * Chooses the media type that the caller prefers (RFC 9110, 12.5.1).
 *
 * @param available what there is; of those that the caller likes equally, the first
 * @throws Problem not_acceptable if the caller accepts none of them
 */
export function chooseMediaType<T extends string>(accept: string, available: readonly T[]): T {
  const ranges = accept.split(',').map(parseRange);
  let best: { type: T; weight: number } | undefined;
  for (const type of available) {
    const weight = weightOf(type, ranges);
    if (weight > (best?.weight ?? 0)) best = { type, weight };
  }
  if (best !== undefined) return best.type;
  const message = `must allow ${new Intl.ListFormat('en', { type: 'disjunction' }).format(available)}`;
  throw new Problem('not_acceptable', { details: [{ path: 'accept', message }], headers: { vary: 'accept' } });
}

type Range = ReturnType<typeof parseRange>;

function parseRange(part: string) {
  const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
  const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
  return { range, weight: Number.isNaN(weight) ? 0 : weight };
}

/** The most specific range counts, whatever its weight. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const group = `${type.slice(0, type.indexOf('/'))}/*`;
  for (const range of [type, group, '*/*']) {
    const found = ranges.find((one) => one.range === range);
    if (found !== undefined) return found.weight;
  }
  return 0;
}

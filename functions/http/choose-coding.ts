export type Coding = 'br' | 'gzip';

/**
 * Chooses the content coding that the caller prefers (RFC 9110, 12.5.3); undefined if it gets the content as it is.
 *
 * @param available what can be sent, the best first
 * @param isWorthIt whether it makes the content smaller: if not, only a caller that refuses it as it is gets a coding
 */
export function chooseCoding(
  acceptEncoding: string,
  available: readonly Coding[],
  isWorthIt = true,
): Coding | undefined {
  const weights = weightsOf(acceptEncoding);
  const others = weights.get('*');
  if (!isWorthIt && (weights.get('identity') ?? others) !== 0) return undefined;
  const weightOf = (coding: string) => weights.get(coding) ?? others ?? 0;
  let best: { coding: Coding | undefined; weight: number } = {
    coding: undefined,
    weight: weights.get('identity') ?? 0,
  };
  for (const coding of available) {
    const weight = weightOf(coding);
    const isBetter = best.coding === undefined ? weight >= best.weight : weight > best.weight;
    if (weight > 0 && isBetter) best = { coding, weight };
  }
  return best.coding;
}

function weightsOf(acceptEncoding: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    weights.set(coding === 'x-gzip' ? 'gzip' : coding, Number.isNaN(weight) ? 0 : weight);
  }
  return weights;
}

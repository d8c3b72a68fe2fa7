import { UsageError } from '../../command-line/usage-error.ts';
import { type OrderKind, orderKinds } from './order-kinds.ts';

export type Mix = readonly { kind: OrderKind; share: number }[];

/** The shares of kinds of orders. @param text `happy=80,declined=20` @throws UsageError */
export function parseMix(text: string): Mix {
  const known = orderKinds.map(({ name }) => name).join(', ');
  const mix = text.split(',').map((part) => {
    const [name, share = ''] = part.split('=');
    const kind = orderKinds.find((one) => one.name === name);
    if (kind === undefined) throw new UsageError(`--mix ${text}: there is no kind ${name}; there are ${known}`);
    if (!/^\d{1,3}$/.test(share)) throw new UsageError(`--mix ${text}: ${name} needs a share, such as ${name}=10`);
    return { kind, share: Number(share) };
  });
  if (mix.every(({ share }) => share === 0)) throw new UsageError(`--mix ${text}: at least one share must be above 0`);
  return mix;
}

/** The kind of the n-th order: by turns, so that every share is exact over all of its sum. */
export function kindOf(mix: Mix, n: number): OrderKind {
  const sum = mix.reduce((total, { share }) => total + share, 0);
  // A step that has no factor in common with the sum visits every place, in a mixed sequence.
  const step = coprimeNear(Math.round(sum * 0.618), sum);
  let place = (n * step) % sum;
  for (const { kind, share } of mix) {
    if (place < share) return kind;
    place -= share;
  }
  throw new Error('the shares don’t add up');
}

function coprimeNear(wanted: number, sum: number): number {
  for (let step = Math.max(1, wanted); ; step += 1) if (divisor(step, sum) === 1) return step;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

import { z } from 'zod';
import { type Colour, colours } from './colours.ts';

/**
 * What is known about releases. It is stored with the weights, in the description of API Management's backend pool, so that
 * a run after a crash finds both as they are.
 */
export const ReleaseNote = z.object({
  /** The release on each colour, if known. */
  releases: z.partialRecord(z.enum(colours), z.string()),
  /** The release that is under way. */
  underWay: z
    .object({
      release: z.string(),
      candidate: z.enum(colours),
      since: z.iso.datetime(),
      stage: z.enum(['deploying', 'deployed', 'smoked']),
    })
    .optional(),
  /** The release that was rolled back last, until the next one begins: so a repeated rollback goes no further back. */
  rolledBack: z.string().optional(),
  /** Requests have moved, and events and warm instances may not have followed yet. */
  settling: z.literal(true).optional(),
});
export type ReleaseNote = z.infer<typeof ReleaseNote>;
export type UnderWay = NonNullable<ReleaseNote['underWay']>;
export type Weights = Record<Colour, number>;

export interface Traffic {
  /** Out of a hundred. */
  weights: Weights;
  note: ReleaseNote;
}

export const other = (colour: Colour): Colour => (colour === 'blue' ? 'green' : 'blue');

/** `percent` to `candidate`, the rest to the other colour. */
export function weightsFor(candidate: Colour, percent: number): Weights {
  return candidate === 'blue' ? { blue: percent, green: 100 - percent } : { blue: 100 - percent, green: percent };
}

/**
 * The stable colour: while a release is under way the previous one, else the one with all requests.
 * @throws Error when requests are split but no release is under way
 */
export function stableColour({ weights, note }: Traffic): Colour {
  if (note.underWay) return other(note.underWay.candidate);
  const stable = colours.find((colour) => weights[colour] > 0 && weights[other(colour)] === 0);
  if (stable) return stable;
  throw new Error(`requests are split, blue ${weights.blue} and green ${weights.green}, but no release is under way`);
}

/**
 * Whether only the stable colour has events and warm instances. After its smoke test the candidate gets them too, before its
 * first request.
 */
export const isOneColourActive = ({ note }: Traffic): boolean => note.underWay?.stage !== 'smoked';

/** Another command has changed the release meanwhile: what this one knows is no longer true. */
export class OvertakenError extends Error {
  override name = 'OvertakenError';
}

/** @throws OvertakenError when another command has ended or restarted this release meanwhile */
export function expectUnderWay({ note }: Traffic, { release, since }: UnderWay): void {
  const { underWay, rolledBack } = note;
  if (underWay?.release === release && underWay.since === since) return;
  const why = rolledBack === release ? 'it was rolled back' : 'it has ended';
  throw new OvertakenError(
    `${underWay ? `${underWay.release} was deployed` : why} while this command worked on ${release}: run status`,
  );
}

/** @throws OvertakenError when another command has moved requests, or ended or begun a release, since `before` was read */
export function expectUnchanged(now: Traffic, before: Traffic): void {
  const of = ({ weights, note: { settling: _, ...note } }: Traffic) => JSON.stringify([weights, note]);
  if (of(now) !== of(before)) throw new OvertakenError('another command has changed the release meanwhile: run status');
}

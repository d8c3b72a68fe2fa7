import type { Colour } from './colours.ts';
import { isOneColourActive, other, stableColour, type Traffic, type UnderWay } from './traffic.ts';

/** The shares that a release gets one after the other. */
const SHARES = [5, 25, 50, 100];

export interface Diagnosis {
  /** What is not as it should be, in sentences. */
  wrong: string[];
  /** The command that goes on from here, without `--environment`. */
  next?: string;
}

/**
 * Says what is wrong with an environment, and which command mends it or goes on with the release.
 * @param events whether each colour takes events, as its setting says; undefined if it can't be read
 */
export function diagnose(
  traffic: Traffic,
  events: Record<Colour, string | undefined> | undefined,
  isStandBy: boolean,
): Diagnosis {
  const { underWay, settling } = traffic.note;
  let stable: Colour;
  try {
    stable = stableColour(traffic);
  } catch (error) {
    return { wrong: [(error as Error).message] };
  }
  const wrong = settling
    ? [`requests have moved to ${stable}, and a command was interrupted before the rest followed`]
    : [];
  const expect = (colour: Colour, wanted: 'on' | 'off', because: string) => {
    if (events && events[colour] !== wanted) wrong.push(`events of ${colour} are ${events[colour]}: ${because}`);
  };
  const active = isStandBy ? 'off' : 'on';
  const because = isStandBy ? 'this environment is a stand-by' : 'it has requests';
  if (isOneColourActive(traffic) || underWay === undefined) {
    expect(stable, active, because);
    expect(other(stable), 'off', isStandBy ? because : 'it has no requests');
    if (wrong.length > 0 && !underWay) return { wrong, next: 'settle' };
    return { wrong, ...(underWay ? { next: nextOf(underWay, 0) } : {}) };
  }
  const has = traffic.weights[underWay.candidate];
  expect(stable, active, because);
  if (has > 0) expect(underWay.candidate, active, because);
  return { wrong, next: wrong.length > 0 ? 'rollback' : nextOf(underWay, has) };
}

function nextOf({ release, stage }: UnderWay, has: number): string {
  const call = { deploying: 'deploy', deployed: 'smoke', smoked: 'shift' }[stage];
  const more = {
    deploying: ' --package FILE',
    deployed: '',
    // The last share is watched again: without its end, the release is not finished.
    smoked: ` --to ${SHARES.find((share) => share > has) ?? 100}`,
  }[stage];
  return `${call} --release ${release}${more}`;
}

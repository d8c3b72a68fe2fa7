import type { Fact, Measurement } from '../report/measurement.ts';

/**
 * Ours against a peer under the same load: the speed, and the CPU time of all processes for one operation, which other
 * programs on the machine change less.
 *
 * @param least the goal for the speed
 */
export function compareMedians(ours: Measurement, peer: Measurement, least: number): Fact[] {
  const { part, scenario } = ours;
  const what = `${scenario}: ours against ${peer.subject}`;
  const speed = ours.perSecond / peer.perSecond;
  const goal = { text: `≥ × ${least}`, met: speed >= least };
  const cpuOf = ({ cpu }: Measurement) => Object.values(cpu).reduce((sum, each) => sum + each, 0);
  return [
    { part, what, figure: `× ${speed.toFixed(2)}`, goal },
    { part, what: `${what}, CPU for each`, figure: `× ${(cpuOf(ours) / cpuOf(peer)).toFixed(2)}` },
  ];
}

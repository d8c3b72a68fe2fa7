import type { Drill } from './drill-declaration.ts';

export interface Score {
  brokenAt: Date;
  pagedAt: Date;
  /** When the operator said that they know the cause. */
  knownAt?: Date;
  /** The commands that changed something, in their sequence. */
  acts: readonly { at: string; command: string }[];
  /** Undefined if the operator left before. */
  repairedAt?: Date;
  hints: number;
}

/** The score sheet of a drill: times, commands and hints. */
export function writeScore({ name }: Pick<Drill, 'name'>, score: Score): string[] {
  const { brokenAt, pagedAt, knownAt, acts, repairedAt, hints } = score;
  const since = (at: Date) => `${timeOf(at)}  ${durationOf(at.getTime() - pagedAt.getTime())} after the page`;
  const [first] = acts;
  return [
    `Score sheet: ${name}, ${brokenAt.toISOString().slice(0, 10)}, UTC`,
    `  broken        ${timeOf(brokenAt)}`,
    `  paged         ${timeOf(pagedAt)}`,
    `  cause known   ${knownAt ? since(knownAt) : 'not said (Enter says it)'}`,
    `  first act     ${first ? since(new Date(first.at)) : 'none'}`,
    `  repaired      ${repairedAt ? since(repairedAt) : 'not repaired'}`,
    `  hints         ${hints}`,
    ...acts.map(({ at, command }, n) => `  ${n === 0 ? 'acts ' : '     '}         ${timeOf(new Date(at))}  ${command}`),
  ];
}

export const timeOf = (at: Date) => at.toISOString().slice(11, 19);

export function durationOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

import type { LoadResult } from './load.ts';
import { cpuTimeOf, memoryOf, type Watched } from './processes/process-usage.ts';
import { PeerMissing } from './processes/start-postgres.ts';
import { type Measurement, type Survives, speedOf } from './report/measurement.ts';
import type { Session } from './session.ts';

export interface Scenario {
  name: string;
  inFlight: number;
}

/** A program that does the work of a part: ours, or a peer's. */
export interface Subject {
  name: string;
  side: 'ours' | 'peer';
  survives?: Survives;
  /** @throws PeerMissing when it can't run here */
  start(session: Session): Promise<RunningSubject>;
}

export interface RunningSubject {
  /** The processes whose CPU and memory are measured, by name. */
  processes: Record<string, Watched>;
  run(scenario: Scenario, seconds: number): Promise<LoadResult>;
  stop(): Promise<void>;
}

/**
 * Measures each subject under each load. The subjects take turns, so that other work on the machine affects all of
 * them. Each turn starts the subject again, and each load begins with a warm-up.
 */
export async function compareSubjects(
  session: Session,
  part: string,
  subjects: readonly Subject[],
  scenarios: readonly Scenario[],
): Promise<void> {
  const { rounds, subjects: wanted, onProgress: progress } = session.options;
  const isWanted = (subject: Subject) => wanted.length === 0 || wanted.some((text) => labelOf(subject).includes(text));
  for (let round = 1; round <= rounds; round += 1) {
    for (const subject of subjects.filter(isWanted)) {
      const name = labelOf(subject);
      if (session.skipped.has(name)) continue;
      try {
        for (const found of await measure(session, part, subject, scenarios)) {
          session.measurements.push(found);
          progress(`${part} ${round}/${rounds}: ${name}, ${found.scenario}: ${found.perSecond.toFixed(0)}/s`);
        }
      } catch (error) {
        if (!(error instanceof PeerMissing)) throw new Error(`${part}, ${name}`, { cause: error });
        session.skipped.set(name, error.message);
        progress(`${part}: ${name} is left out: ${error.message}`);
      }
    }
  }
}

export function labelOf({ name, survives }: Subject): string {
  return survives === undefined ? name : `${name} (survives a ${survives})`;
}

async function measure(
  session: Session,
  part: string,
  { name, side, survives, start }: Subject,
  scenarios: readonly Scenario[],
): Promise<Measurement[]> {
  const { seconds, warmUp } = session.options;
  const running = await start(session);
  const found: Measurement[] = [];
  try {
    for (const scenario of scenarios) {
      if (warmUp > 0) await running.run(scenario, warmUp);
      const watched = Object.entries(running.processes);
      const before = watched.map(([, each]) => cpuTimeOf(each));
      const result = await running.run(scenario, seconds);
      const cpu = watched.map(([process, each], n) => {
        return [process, (cpuTimeOf(each) - (before[n] ?? 0)) / result.requests] as const;
      });
      found.push({
        part,
        scenario: scenario.name,
        subject: name,
        side,
        ...(survives === undefined ? {} : { survives }),
        ...speedOf(result),
        cpu: Object.fromEntries(cpu),
        memory: Object.fromEntries(watched.map(([process, each]) => [process, memoryOf(each)])),
      });
    }
  } finally {
    await running.stop();
  }
  return found;
}

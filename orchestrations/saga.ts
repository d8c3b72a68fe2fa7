import type { OrchestrationContext } from 'durable-functions';
import type { RunOf } from './ledger.ts';
import type { RetryPolicies } from './retry.ts';
import {
  type SagaResult,
  type SagaVersion,
  type SagaVersionDefinition,
  type Steps,
  sagaVersion,
} from './saga-version.ts';
import type { FinalStep, Pivot, Step } from './step.ts';

/** The definition of a saga. Everything that belongs to it is listed here and nowhere else. */
interface SagaDefinition<I, S, P, F> extends SagaVersionDefinition<I, S, P, F> {
  /** The name of its orchestration in Durable Functions. */
  name: string;
  /** Released versions that running instances may still have. */
  released?: readonly SagaVersion[];
}

/** A saga, ready to be registered. */
export interface Saga {
  name: string;
  /** The newest first. */
  versions: readonly SagaVersion[];
  /** Every activity that any of its versions may call. */
  activities: SagaVersion['activities'];
  orchestrator(policies: RetryPolicies): (context: OrchestrationContext) => Steps<SagaResult>;
}

/**
 * Builds a saga from its current version and its released ones. Durable takes an instance's version from host.json,
 * where it is the version of the whole app. The instance keeps it, and runs the newest version of its saga that is not
 * newer than that.
 *
 * @throws Error if a version is not of the form `1.0`, or if two are the same
 */
export function saga<
  I extends object,
  S extends Record<string, Step<RunOf<I>, unknown>>,
  P extends Record<string, Pivot<RunOf<I>, unknown>>,
  F extends Record<string, FinalStep<RunOf<I>>>,
>({ name, released = [], ...current }: SagaDefinition<I, S, P, F>): Saga {
  const versions = [sagaVersion(current), ...released].sort((a, b) => compareVersions(b.version, a.version));
  versions.forEach(({ version }, place) => {
    if (!/^\d+\.\d+$/.test(version)) throw new Error(`${name}: "${version}" is no version such as 1.0`);
    if (version === versions[place + 1]?.version) throw new Error(`${name} has two versions ${version}`);
  });
  return {
    name,
    versions,
    activities: [...new Set(versions.flatMap(({ activities }) => activities))],
    orchestrator(policies) {
      const known = versions.map(({ version, orchestrator }) => ({ version, run: orchestrator(policies) }));
      return function* orchestrate(context) {
        const begunWith = context.df.version ?? '';
        const found = known.find(({ version }) => compareVersions(version, begunWith) <= 0);
        if (found === undefined) throw new Error(`${name} has no version for an instance of version "${begunWith}"`);
        return yield* found.run(context);
      };
    },
  };
}

/** Compares the parts as numbers: 1.10 comes after 1.9. */
function compareVersions(one: string, other: string): number {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [one, other].map((text) =>
    text.split('.').map(Number),
  ) as [number[], number[]];
  return major - otherMajor || minor - otherMinor;
}

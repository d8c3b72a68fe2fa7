import { z } from 'zod';
import { badRequest } from '../wire/cosmos-error.ts';

/** What a database or a container may use in a second; autoscale is told by its most. */
export interface Throughput {
  kind: 'manual' | 'autoscale';
  unitsPerSecond: number;
}

/** What Azure gives a container whose maker says nothing, unless its database shares its own. */
export const DEFAULT_THROUGHPUT: Throughput = { kind: 'manual', unitsPerSecond: 400 };

const LEAST = { manual: 400, autoscale: 1000 };
const STEP = { manual: 100, autoscale: 1000 };
const MOST = 1_000_000;

/**
 * Reads what was said of manual and of autoscale throughput; undefined when nothing was.
 *
 * @throws CosmosError 400 for what Azure doesn't sell
 */
export function throughputOf(manual: number | undefined, autoscaleMost: number | undefined): Throughput | undefined {
  const kind = autoscaleMost === undefined ? 'manual' : 'autoscale';
  const unitsPerSecond = autoscaleMost ?? manual;
  if (unitsPerSecond === undefined) return undefined;
  if (!(unitsPerSecond >= LEAST[kind] && unitsPerSecond <= MOST) || unitsPerSecond % STEP[kind] !== 0) {
    throw badRequest(
      `The offer should have valid throughput values between ${LEAST[kind]} and ${MOST} inclusive in increments of ${STEP[kind]}.`,
    );
  }
  return { kind, unitsPerSecond };
}

const AutoscaleSettings = z.looseObject({ maxThroughput: z.number() });

/**
 * What the headers of a request that makes a database or a container say of its throughput.
 *
 * @param manual of x-ms-offer-throughput
 * @param settings of x-ms-cosmos-offer-autopilot-settings, JSON
 * @throws CosmosError 400
 */
export function readThroughput(manual: string | undefined, settings: string | undefined): Throughput | undefined {
  if (settings === undefined) return throughputOf(manual === undefined ? undefined : Number(manual), undefined);
  if (manual !== undefined) throw badRequest('Manual and autoscale throughput exclude each other.');
  let input: unknown;
  try {
    input = JSON.parse(settings);
  } catch {
    throw badRequest('The autoscale settings are no JSON.');
  }
  const parsed = AutoscaleSettings.safeParse(input);
  if (!parsed.success) throw badRequest(`The autoscale settings are invalid: ${z.prettifyError(parsed.error)}`);
  return throughputOf(undefined, parsed.data.maxThroughput);
}

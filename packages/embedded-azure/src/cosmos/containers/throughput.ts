import { z } from 'zod';
import { badRequest } from '../wire/cosmos-error.ts';

/** What a database or a container may use per second. Autoscale is described by its maximum. */
export interface Throughput {
  kind: 'manual' | 'autoscale';
  unitsPerSecond: number;
}

/** Azure's default for a container, unless its database shares its own throughput. */
export const DEFAULT_THROUGHPUT: Throughput = { kind: 'manual', unitsPerSecond: 400 };

const LEAST = { manual: 400, autoscale: 1000 };
const STEP = { manual: 100, autoscale: 1000 };
const MOST = 1_000_000;

/**
 * Reads manual and autoscale throughput; undefined if neither is given.
 *
 * @throws CosmosError 400 for values that Azure doesn't offer
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
 * Reads the throughput from the headers of a request that creates a database or a container.
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

import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import { type Colour, colours, type DeliveryTarget } from './delivery-target.ts';
import { ReleaseNote, type Traffic, type Weights } from './traffic.ts';

/** The backend pool of API Management; the backend of a colour is `<pool>-<colour>`. */
const POOL = 'partner-orders';
const API_VERSION = '2024-05-01';

const Pool = z.object({
  properties: z.looseObject({
    description: z.string().nullish(),
    pool: z.object({ services: z.array(z.object({ id: z.string(), weight: z.int().min(0).max(100).nullish() })) }),
  }),
});
type Pool = z.infer<typeof Pool>;

/** Reads the current weights, and the note that is stored with them. */
export async function readTraffic(az: AzureCli, target: DeliveryTarget): Promise<Traffic> {
  const pool = await readPool(az, target);
  return { weights: weightsOf(pool), note: noteOf(pool) };
}

/**
 * Sets weights and note together; doing it twice changes nothing more.
 * @throws Error when they read back differently
 */
export async function writeTraffic(az: AzureCli, target: DeliveryTarget, traffic: Traffic): Promise<void> {
  const pool = await readPool(az, target);
  const services = servicesFor(pool, traffic.weights);
  const properties = { ...pool.properties, description: JSON.stringify(traffic.note), pool: { services } };
  const put = ['rest', '--method', 'put', '--url', urlOf(target), '--body', JSON.stringify({ properties })];
  await az.ask(z.unknown(), put);
  const now = weightsOf(await readPool(az, target));
  if (colours.some((colour) => now[colour] !== traffic.weights[colour])) {
    throw new Error(
      `pool ${POOL} was set to blue ${traffic.weights.blue} but has blue ${now.blue}, green ${now.green}`,
    );
  }
}

function readPool(az: AzureCli, target: DeliveryTarget): Promise<Pool> {
  return az.ask(Pool, ['rest', '--method', 'get', '--url', urlOf(target)]);
}

/** A colour without requests is left out: nothing documents that a weight of 0 means none. */
function servicesFor(pool: Pool, weights: Weights) {
  const [member] = pool.properties.pool.services;
  if (member === undefined) throw new Error(`pool ${POOL} is empty`);
  return colours
    .filter((colour) => weights[colour] > 0)
    .map((colour) => ({ id: member.id.replace(/[^/]+$/, `${POOL}-${colour}`), priority: 1, weight: weights[colour] }));
}

function weightsOf(pool: Pool): Weights {
  const weightOf = (colour: Colour) => {
    const member = pool.properties.pool.services.find(({ id }) => id.endsWith(`-${colour}`));
    return member ? (member.weight ?? 100) : 0;
  };
  return { blue: weightOf('blue'), green: weightOf('green') };
}

/** A text from the templates, or none, is no note: then nothing is known and nothing is under way. */
function noteOf(pool: Pool): ReleaseNote {
  const { description } = pool.properties;
  if (!description?.startsWith('{')) return { releases: {} };
  const note = ReleaseNote.safeParse(parsed(description));
  if (note.success) return note.data;
  throw new Error(`the note of releases at pool ${POOL} can't be read: clear its description to start again`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `az rest` fills in the subscription and the host of Resource Manager. */
function urlOf({ resourceGroup, apiManagement }: DeliveryTarget): string {
  const service = `Microsoft.ApiManagement/service/${apiManagement}`;
  const group = `/subscriptions/{subscriptionId}/resourceGroups/${resourceGroup}`;
  return `${group}/providers/${service}/backends/${POOL}?api-version=${API_VERSION}`;
}

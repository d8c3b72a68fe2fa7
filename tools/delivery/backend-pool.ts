import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import { type Colour, colours } from './colours.ts';
import { API_MANAGEMENT_VERSION, type DeliveryTarget } from './delivery-target.ts';
import { ReleaseNote, type Traffic, type Weights } from './traffic.ts';

/** The backend pool of API Management; the backend of a colour is `<pool>-<colour>`. */
const POOL = 'partner-orders';

/** API Management, by its id in Resource Manager. */
type OfGateway = Pick<DeliveryTarget, 'apiManagement'>;

const Pool = z.object({
  properties: z.looseObject({
    description: z.string().nullish(),
    pool: z.object({ services: z.array(z.object({ id: z.string(), weight: z.int().min(0).max(100).nullish() })) }),
  }),
});
type Pool = z.infer<typeof Pool>;

/** Reads the current weights, and the note that is stored with them. */
export async function readTraffic(az: AzureCli, target: OfGateway): Promise<Traffic> {
  const pool = await readPool(az, target);
  return { weights: weightsOf(pool), note: noteOf(pool) };
}

const Backends = z.object({ value: z.array(z.object({ name: z.string() })) });

/** Whether the pool exists: the first deployment of the infrastructure makes it last. */
export async function hasPool(az: AzureCli, { apiManagement }: OfGateway): Promise<boolean> {
  const url = `${apiManagement}/backends?api-version=${API_MANAGEMENT_VERSION}`;
  const { value } = await az.ask(Backends, ['rest', '--method', 'get', '--url', url]);
  return value.some(({ name }) => name === POOL);
}

/**
 * Sets weights and note together. Repeating it changes nothing.
 * @throws Error if they read back differently
 */
export async function writeTraffic(az: AzureCli, target: OfGateway, traffic: Traffic): Promise<void> {
  const pool = await readPool(az, target);
  const services = servicesFor(pool, traffic.weights);
  const properties = { ...pool.properties, description: JSON.stringify(traffic.note), pool: { services } };
  await az.ask(z.unknown(), ['rest', '--method', 'put', '--url', urlOf(target)], { body: { properties } });
  const now = weightsOf(await readPool(az, target));
  if (colours.some((colour) => now[colour] !== traffic.weights[colour])) {
    throw new Error(
      `pool ${POOL} was set to blue ${traffic.weights.blue} but has blue ${now.blue}, green ${now.green}`,
    );
  }
}

function readPool(az: AzureCli, target: OfGateway): Promise<Pool> {
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

/**
 * If the description is empty or comes from the templates, it is not a note: then nothing is known, and no release is
 * under way.
 */
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

function urlOf({ apiManagement }: OfGateway): string {
  return `${apiManagement}/backends/${POOL}?api-version=${API_MANAGEMENT_VERSION}`;
}

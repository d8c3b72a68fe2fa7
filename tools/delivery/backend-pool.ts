import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import { type Colour, colours } from './colours.ts';
import { API_MANAGEMENT_VERSION, type DeliveryTarget } from './delivery-target.ts';
import type { ResourceManager } from './resource-manager.ts';
import { OvertakenError, ReleaseNote, type Traffic, type Weights } from './traffic.ts';

/** The backend pool of API Management; the backend of a colour is `<pool>-<colour>`. */
const POOL = 'partner-orders';

/** How often in a row another command may be faster. */
const TRIES = 5;

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
export async function readTraffic(arm: ResourceManager, target: OfGateway): Promise<Traffic> {
  return trafficOf((await arm.read(Pool, pathOf(target))).value);
}

const Backends = z.object({ value: z.array(z.object({ name: z.string() })) });

/** Whether the pool exists: the first deployment of the infrastructure makes it last. */
export async function hasPool(az: AzureCli, { apiManagement }: OfGateway): Promise<boolean> {
  const url = `${apiManagement}/backends?api-version=${API_MANAGEMENT_VERSION}`;
  const { value } = await az.ask(Backends, ['rest', '--method', 'get', '--url', url]);
  return value.some(({ name }) => name === POOL);
}

/**
 * Changes weights and note together, as a compare-and-set: what another command writes meanwhile is never overwritten.
 *
 * @param decide what it becomes, from what it is now; it runs again when another command was faster, and throws to stop
 * @returns what is stored
 * @throws Error if it is not stored
 */
export async function changeTraffic(
  arm: ResourceManager,
  target: OfGateway,
  decide: (now: Traffic) => Traffic,
): Promise<Traffic> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { value: pool, etag } = await arm.read(Pool, pathOf(target));
    const wanted = decide(trafficOf(pool));
    const description = JSON.stringify(wanted.note);
    if (isSame(weightsOf(pool), wanted.weights) && pool.properties.description === description) return wanted;
    const properties = { ...pool.properties, description, pool: { services: servicesFor(pool, wanted.weights) } };
    if (!(await arm.replace(pathOf(target), etag, { properties }))) continue;
    const { value: stored } = await arm.read(Pool, pathOf(target));
    expectStored(stored, { before: pool, wanted, description });
    return wanted;
  }
  throw new Error(`pool ${POOL} changed ${TRIES} times during one write: other commands run at the same time`);
}

/** @throws Error when the pool is as it was before the write, OvertakenError when another command has written since */
function expectStored(
  stored: Pool,
  { before, wanted, description }: { before: Pool; wanted: Traffic; description: string },
): void {
  const has = weightsOf(stored);
  if (isSame(has, wanted.weights) && stored.properties.description === description) return;
  const isAsBefore =
    isSame(has, weightsOf(before)) && (stored.properties.description ?? '') === (before.properties.description ?? '');
  if (!isAsBefore) throw new OvertakenError('another command has changed the release meanwhile: run status');
  throw new Error(
    isSame(has, wanted.weights)
      ? `pool ${POOL} did not store its note of releases`
      : `pool ${POOL} was set to ${describe(wanted.weights)} but has ${describe(has)}`,
  );
}

const trafficOf = (pool: Pool): Traffic => ({ weights: weightsOf(pool), note: noteOf(pool) });

const isSame = (a: Weights, b: Weights) => colours.every((colour) => a[colour] === b[colour]);

const describe = (weights: Weights) => colours.map((colour) => `${colour} ${weights[colour]}`).join(', ');

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

function pathOf({ apiManagement }: OfGateway): string {
  return `${apiManagement}/backends/${POOL}?api-version=${API_MANAGEMENT_VERSION}`;
}

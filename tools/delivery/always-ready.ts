import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import type { Colour } from './colours.ts';
import { appOf, type DeliveryTarget } from './delivery-target.ts';

const Scale = z.object({
  alwaysReady: z.array(z.object({ name: z.string(), instanceCount: z.coerce.number() })).nullish(),
});

/** How many instances are kept warm, by group of functions. */
export type AlwaysReady = ReadonlyMap<string, number>;

export async function readAlwaysReady(az: AzureCli, target: DeliveryTarget, colour: Colour): Promise<AlwaysReady> {
  const { alwaysReady } = await az.ask(Scale, [...command('show'), ...appOf(target, colour)]);
  return new Map((alwaysReady ?? []).map(({ name, instanceCount }) => [name, instanceCount]));
}

/**
 * Keeps at least this many instances of a colour warm.
 * @returns whether anything changed
 * @throws Error if they read back differently
 */
export async function raiseAlwaysReady(
  az: AzureCli,
  target: DeliveryTarget,
  colour: Colour,
  wanted: AlwaysReady,
): Promise<boolean> {
  if (wanted.size === 0) return false;
  const missing = async () => {
    const has = await readAlwaysReady(az, target, colour);
    return [...wanted]
      .filter(([name, count]) => (has.get(name) ?? 0) < count)
      .map(([name, count]) => `${name}=${count}`);
  };
  const settings = await missing();
  if (settings.length === 0) return false;
  await az.ask(z.unknown(), [...command('always-ready', 'set'), ...appOf(target, colour), '--settings', ...settings]);
  if ((await missing()).length === 0) return true;
  throw new Error(`${target.apps[colour]} was given warm instances, ${settings.join(' ')}, but reads without them`);
}

/**
 * Keeps no instance of a colour warm: it costs nothing while it is idle.
 * @returns whether anything changed
 * @throws Error if they read back differently
 */
export async function dropAlwaysReady(az: AzureCli, target: DeliveryTarget, colour: Colour): Promise<boolean> {
  const names = [...(await readAlwaysReady(az, target, colour)).keys()];
  if (names.length === 0) return false;
  await az.ask(z.unknown(), [
    ...command('always-ready', 'delete'),
    ...appOf(target, colour),
    '--setting-names',
    ...names,
  ]);
  if ((await readAlwaysReady(az, target, colour)).size === 0) return true;
  throw new Error(`warm instances of ${target.apps[colour]} were removed, but read as if they were there`);
}

const command = (...words: string[]) => ['functionapp', 'scale', 'config', ...words];

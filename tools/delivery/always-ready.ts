import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import type { Colour } from './colours.ts';
import { appOf, type DeliveryTarget } from './delivery-target.ts';

const Scale = z.object({
  alwaysReady: z.array(z.object({ name: z.string(), instanceCount: z.coerce.number() })).nullish(),
});

/**
 * Keeps at least as many instances warm on one colour as on the other, for each group of functions.
 * @returns whether anything changed
 * @throws Error if they read back differently
 */
export async function shareAlwaysReady(
  az: AzureCli,
  target: DeliveryTarget,
  { from, to }: { from: Colour; to: Colour },
): Promise<boolean> {
  const wanted = await readAlwaysReady(az, target, from);
  if (wanted.size === 0) return false;
  const missing = async () => {
    const has = await readAlwaysReady(az, target, to);
    return [...wanted]
      .filter(([name, count]) => (has.get(name) ?? 0) < count)
      .map(([name, count]) => `${name}=${count}`);
  };
  const settings = await missing();
  if (settings.length === 0) return false;
  await az.ask(z.unknown(), [...command('always-ready', 'set'), ...appOf(target, to), '--settings', ...settings]);
  if ((await missing()).length === 0) return true;
  throw new Error(`${target.apps[to]} was given warm instances, ${settings.join(' ')}, but reads without them`);
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

/** How many instances are kept warm, by group of functions. */
async function readAlwaysReady(az: AzureCli, target: DeliveryTarget, colour: Colour): Promise<Map<string, number>> {
  const { alwaysReady } = await az.ask(Scale, [...command('show'), ...appOf(target, colour)]);
  return new Map((alwaysReady ?? []).map(({ name, instanceCount }) => [name, instanceCount]));
}

const command = (...words: string[]) => ['functionapp', 'scale', 'config', ...words];

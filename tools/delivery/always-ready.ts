import { z } from 'zod';
import type { AzureCli } from './azure-cli.ts';
import type { Colour } from './colours.ts';
import type { DeliveryTarget } from './delivery-target.ts';

const Scale = z.object({
  alwaysReady: z.array(z.object({ name: z.string(), instanceCount: z.coerce.number() })).nullish(),
});

/** Keeps as many instances warm on one colour as on the other, for each group of functions. */
export async function shareAlwaysReady(
  az: AzureCli,
  target: DeliveryTarget,
  { from, to }: { from: Colour; to: Colour },
): Promise<void> {
  const wanted = await readAlwaysReady(az, target, from);
  const has = await readAlwaysReady(az, target, to);
  const missing = [...wanted].filter(([name, count]) => has.get(name) !== count);
  if (missing.length === 0) return;
  const settings = missing.map(([name, count]) => `${name}=${count}`);
  await az.ask(z.unknown(), [...command('always-ready', 'set'), ...appOf(target, to), '--settings', ...settings]);
}

/** Keeps no instance of a colour warm: it costs nothing while it is idle. */
export async function dropAlwaysReady(az: AzureCli, target: DeliveryTarget, colour: Colour): Promise<void> {
  const names = [...(await readAlwaysReady(az, target, colour)).keys()];
  if (names.length === 0) return;
  await az.ask(z.unknown(), [
    ...command('always-ready', 'delete'),
    ...appOf(target, colour),
    '--setting-names',
    ...names,
  ]);
}

async function readAlwaysReady(az: AzureCli, target: DeliveryTarget, colour: Colour): Promise<Map<string, number>> {
  const { alwaysReady } = await az.ask(Scale, [...command('show'), ...appOf(target, colour)]);
  return new Map((alwaysReady ?? []).map(({ name, instanceCount }) => [name, instanceCount]));
}

const command = (...words: string[]) => ['functionapp', 'scale', 'config', ...words];

const appOf = ({ resourceGroup, apps }: DeliveryTarget, colour: Colour) => [
  '--resource-group',
  resourceGroup,
  '--name',
  apps[colour],
];

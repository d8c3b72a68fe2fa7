import { z } from 'zod';

const Rules = z.object({
  rules: z.array(
    z.object({ operation: z.string(), fault: z.string(), hits: z.number(), times: z.number().optional() }),
  ),
});

/**
 * Says which faults a simulator still has and how to remove them, so that nobody wonders why orders are slow.
 *
 * @param name `carrier`
 * @returns undefined if it has none
 */
export async function describeActiveFaults(name: string, url: string): Promise<string | undefined> {
  const faults = new URL('/_simulator/faults', url);
  const { rules } = Rules.parse(await (await fetch(faults)).json());
  const active = rules.filter(({ hits, times = Infinity }) => hits < times);
  if (active.length === 0) return undefined;
  const texts = active.map(({ operation, fault, hits, times }) => {
    const left = times === undefined ? '' : `, ${times - hits} more times`;
    return `${operation}: ${fault}${left}`;
  });
  return `The ${name} still has faults, so orders are slow or fail (${texts.join('; ')}). Remove them:
  curl -X DELETE ${faults}`;
}

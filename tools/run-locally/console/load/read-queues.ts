import { z } from 'zod';

const Entities = z.array(
  z.looseObject({ path: z.string(), kind: z.string(), active: z.number(), scheduled: z.number().default(0) }),
);

/** Messages that wait in each queue and subscription, without those that are scheduled or dead. @param url of the counts of Service Bus */
export async function readQueues(url: string): Promise<Record<string, number> | undefined> {
  const answer = await fetch(new URL('/entities', url)).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const entities = Entities.parse(await answer.json());
  return Object.fromEntries(
    entities
      .filter(({ kind, path }) => kind !== 'topic' && !path.includes('$'))
      .map(({ path, active }) => [path.replace('/Subscriptions/', ' › '), active]),
  );
}

import { z } from 'zod';

const Entities = z.array(
  z.looseObject({ path: z.string(), kind: z.string(), active: z.number(), scheduled: z.number().default(0) }),
);

/**
 * Messages that wait in each queue and subscription, without those that are scheduled or dead; undefined if the server
 * doesn't answer as it should. @param url of the counts of Service Bus
 */
export async function readQueues(url: string): Promise<Record<string, number> | undefined> {
  const entities = await readEntities(url).catch(() => undefined);
  if (entities === undefined) return undefined;
  return Object.fromEntries(
    entities
      .filter(({ kind, path }) => kind !== 'topic' && !path.includes('$'))
      .map(({ path, active }) => [path.replace('/Subscriptions/', ' › '), active]),
  );
}

async function readEntities(url: string): Promise<z.infer<typeof Entities> | undefined> {
  const answer = await fetch(new URL('/entities', url));
  return Entities.safeParse(await answer.json()).data;
}

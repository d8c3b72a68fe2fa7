import { z } from 'zod';
import { ConsoleFault } from '../console-fault.ts';
import type { ShownEntity } from './shown-message.ts';

const Settings = z.object({
  receiving: z
    .object({
      lockDurationMs: z.number(),
      maxDeliveryCount: z.number(),
      requiresSession: z.boolean(),
      deadLettersExpired: z.boolean(),
    })
    .optional(),
  timeToLiveMs: z.number().optional(),
  duplicateWindowMs: z.number().optional(),
  forwardTo: z.string().optional(),
  forwardDeadLettersTo: z.string().optional(),
});
const Counted = z.array(
  z.object({
    path: z.string(),
    kind: z.string(),
    active: z.number(),
    scheduled: z.number(),
    deferred: z.number(),
    deadLettered: z.number(),
    transferDeadLettered: z.number(),
    /** Not for the queues of dead letters. */
    settings: Settings.optional(),
  }),
);
const KINDS = ['queue', 'topic', 'subscription'] as const;

/** The queues, topics and subscriptions with the depths of their queues and their settings. @throws ConsoleFault 502 */
export async function listEntities(countsUrl: string): Promise<ShownEntity[]> {
  const url = `${countsUrl}/entities`;
  const answer = await fetch(url).catch((cause: unknown) => {
    throw new ConsoleFault(502, `Service Bus doesn’t answer at ${url}: it is down.`, { cause });
  });
  const counted = Counted.parse(await answer.json());
  return counted.flatMap(({ kind, settings, ...entity }) => {
    const known = KINDS.find((name) => name === kind);
    return known === undefined || settings === undefined ? [] : [{ ...entity, kind: known, settings }];
  });
}

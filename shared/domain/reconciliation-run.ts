import { z } from 'zod';
import { personalData } from './personal-data.ts';

/** How far a run has read one list. */
export const Position = z.object({
  /** Where the part begins that is read now: a time, or a key of a list. */
  from: z.string(),
  /** Where it ends, if the list is read backwards. */
  to: z.string().optional(),
  /** Where the next page begins; absent at the beginning of the part. */
  after: z.string().optional(),
});
export type Position = z.infer<typeof Position>;

/** The lists that are compared. `books` are our own orders and refunds. */
export const listNames = ['payments', 'refunds', 'disputes', 'shipments', 'books'] as const;
export type ListName = (typeof listNames)[number];

export const outcomes = ['matching', 'not_ours', 'in_progress', 'repaired', 'difference', 'failed'] as const;
export type CompareOutcome = (typeof outcomes)[number];

/** One comparison of all books since a time: the one that never ends, or one that an operator wants. */
export const ReconciliationRun = z.object({
  id: z.string(),
  state: z.enum(['open', 'done']),
  since: z.iso.datetime(),
  /** Only compares: repairs nothing and notes nothing but its result. */
  isDry: z.boolean(),
  requestedBy: z.string().register(personalData, { of: 'operator' }),
  requestedAt: z.iso.datetime(),
  /** Everything older than this is compared; absent in the run that never ends. */
  until: z.iso.datetime().optional(),
  /** A process works on it until this time. */
  leasedUntil: z.iso.datetime().optional(),
  positions: z.record(z.enum(listNames), Position),
  /** The lists that are read to the end. */
  ended: z.array(z.enum(listNames)),
  counts: z.record(z.enum(outcomes), z.int()),
  /** Of an operator's run: what it repaired, or would, and what differs. The first ones only. */
  found: z.array(z.object({ subject: z.string(), orderId: z.string().optional(), what: z.string() })),
});
export type ReconciliationRun = z.infer<typeof ReconciliationRun>;

/** The run that never ends, and continues by timer. */
export const CONTINUOUS = 'continuous';

export function beginRun(
  { id, since, isDry, by }: { id: string; since: Date; isDry: boolean; by: string },
  at: Date,
): ReconciliationRun {
  const from = since.toISOString();
  return {
    ...{ id, state: 'open', since: from, isDry, requestedBy: by, requestedAt: at.toISOString(), ended: [], found: [] },
    positions: Object.fromEntries(listNames.map((name) => [name, { from }])) as ReconciliationRun['positions'],
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as ReconciliationRun['counts'],
  };
}

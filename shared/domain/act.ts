import { z } from 'zod';
import { personalData } from './personal-data.ts';

/** What an operator, or the merchant's own system, did to an installation: who, when, why, and what changed. */

/**
 * Who it was. Of a sign-in at Azure, the id is the object id in Entra; of the account of a machine, where a local stack runs,
 * it is `account:` and its name. The name of the merchant's own system is the id of its client.
 */
export const Operator = z.object({
  id: z.string().register(personalData, { of: 'operator' }).optional(),
  name: z.string().register(personalData, { of: 'operator' }),
});
export type Operator = z.infer<typeof Operator>;

/** What a change was made to. */
export const subjects = [
  'delivery',
  'difference',
  'document',
  'endpoint',
  'erasure',
  'event',
  'job',
  'housekeeping',
  'message',
  'order',
  'feature',
  'partner',
  'product',
  'reconciliation',
  'refund',
  'rejection',
  'report',
  'rule',
] as const;

/** One change of an act. What it was before and after holds no personal data of recipients. */
export const Change = z.object({
  of: z.string(),
  id: z.string(),
  /** The order that it is about, so that the order's story can show it. */
  orderId: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type Change = z.infer<typeof Change> & { of: (typeof subjects)[number] };

/** What is known before it begins. */
export const Act = z.object({
  id: z.string().regex(/^act_[\da-f-]{36}$/),
  at: z.iso.datetime(),
  by: Operator,
  /** By the command line, or by a request of the merchant's own system. */
  via: z.enum(['ops', 'api']).default('ops'),
  /** The command, such as `orders resume`, or the operation of the API, such as `putProduct`. */
  command: z.string(),
  /** Its arguments and options, or the parameters in its path. */
  given: z.record(z.string(), z.union([z.string(), z.boolean()])).register(personalData, { of: 'operator' }),
  because: z.string().register(personalData, { of: 'operator' }).optional(),
  /** Whether it can't be taken back, or stops a partner. */
  destroys: z.boolean().optional(),
  /** Of the request, for its trace. */
  requestId: z.string().optional(),
});
export type Act = z.infer<typeof Act>;

/** How it ended. */
export const ActEnd = z.object({
  at: z.iso.datetime(),
  outcome: z.enum(['done', 'failed']),
  /** Why it failed. What it had changed before may be among the changes or not. */
  fault: z.string().optional(),
  changes: z.array(Change),
  changed: z.int().nonnegative(),
});
export type ActEnd = z.infer<typeof ActEnd>;

/** Who did it, for people: `operator Ada`, or `merchant` and the id of the client. */
export const nameActor = ({ by, via }: Pick<Act, 'by' | 'via'>) =>
  `${via === 'api' ? 'merchant' : 'operator'} ${by.name}`;

/** An act whose end is missing goes on, or was killed. */
export interface RecordedAct extends Act {
  end: ActEnd | undefined;
  /** What is recorded of the changes of one that was killed while they were written. */
  changes?: ActEnd['changes'];
}

/** How many changes of an act are in one document. */
export const CHANGES_IN_PART = 500;

/** The orders that an act is about. */
export function ordersOf(changes: readonly z.infer<typeof Change>[]): string[] {
  const ids = changes.map(({ of, id, orderId }) => orderId ?? (of === 'order' ? id : undefined));
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/**
 * The logical partition of its records, which takes 20 GB at most. Of operators it is a month. A system of the merchant can do
 * more in an hour than operators in a year, so its acts have one for each day.
 */
export const periodOf = ({ at, via }: Pick<Act, 'at' | 'via'>) =>
  via === 'api' ? `${at.slice(0, 'yyyy-mm-dd'.length)} api` : at.slice(0, 'yyyy-mm'.length);

import { z } from 'zod';

/**
 * What a rule can match: the metadata of a payment, the reference of a shipment, the type of an event. All given values
 * must be equal.
 */
const Match = z
  .strictObject({
    metadata: z.record(z.string(), z.string()).optional(),
    reference: z.string().optional(),
    type: z.string().optional(),
  })
  .refine((match) => Object.keys(match).length > 0, 'name metadata, reference or type');

/** The delivery of an event. Every simulator has it, but `*` leaves it out, because it is no request of a client. */
export const DELIVERY = 'webhooks.deliver';

const DELAY_MS = z.int().min(0).max(600_000);

/** What can happen to a delivery. */
const DELIVERY_FAULTS: ReadonlySet<string> = new Set(['delay', 'duplicate', 'drop', 'out_of_order']);

/** What rules of a simulator can contain. */
export interface FaultVocabulary {
  /** Every operation that a rule may name, without `*`. */
  readonly operations: readonly [string, ...string[]];
  /** The business refusal of this simulator: its codes, and the operations that it can affect. */
  readonly refusal: {
    readonly fault: 'decline' | 'refuse';
    readonly codes: readonly [string, ...string[]];
    readonly operations: readonly string[];
  };
  /** The operations after which what they did can expire, if any can. */
  readonly expiring?: readonly string[];
}

/** The schema of a rule as a caller sends it. Unknown fields and faults are refused by name. */
export function faultRuleSchema({ operations, refusal, expiring = [] }: FaultVocabulary) {
  const [firstCode] = refusal.codes;
  const common = {
    operation: z.enum(['*', ...operations, DELIVERY]).default('*'),
    match: Match.optional(),
    /** Applies to the next N matching requests. Without it, until the rule is removed. */
    times: z.int().min(1).optional(),
  };
  /** `ms` after it, or at once. */
  const expiry = z.strictObject({ ...common, fault: z.literal('expire'), ms: DELAY_MS.default(0) });
  const delivery = { ...common, operation: z.literal(DELIVERY).default(DELIVERY) };
  return z
    .discriminatedUnion('fault', [
      z.strictObject({ ...common, fault: z.literal('delay'), ms: DELAY_MS.min(1), jitterMs: DELAY_MS.optional() }),
      z.strictObject({ ...common, fault: z.literal('hang') }),
      /** `retryAfter` in seconds */
      z.strictObject({ ...common, fault: z.literal('rate_limit'), retryAfter: z.int().min(0).default(1) }),
      z.strictObject({ ...common, fault: z.literal('error') }),
      z.strictObject({ ...common, fault: z.literal(refusal.fault), code: z.enum(refusal.codes).default(firstCode) }),
      z.strictObject({ ...common, fault: z.literal('done_but_timed_out') }),
      ...(expiring.length === 0 ? [] : [expiry]),
      z.strictObject({ ...delivery, fault: z.literal('duplicate') }),
      z.strictObject({ ...delivery, fault: z.literal('drop') }),
      z.strictObject({ ...delivery, fault: z.literal('out_of_order') }),
    ])
    .refine(({ fault, operation }) => operation !== DELIVERY || DELIVERY_FAULTS.has(fault), {
      path: ['fault'],
      message: `only ${[...DELIVERY_FAULTS].join(', ')} can happen to ${DELIVERY}`,
    })
    .refine(
      ({ fault, operation }) => fault !== refusal.fault || operation === '*' || refusal.operations.includes(operation),
      { path: ['operation'], message: `${refusal.fault} happens to ${refusal.operations.join(', ')} only` },
    )
    .refine(({ fault, operation }) => fault !== 'expire' || operation === '*' || expiring.includes(operation), {
      path: ['operation'],
      message: `expire happens to ${expiring.join(', ')} only`,
    });
}

export type NewFaultRule = z.output<ReturnType<typeof faultRuleSchema>>;

/** An active rule. */
export type FaultRule = NewFaultRule & {
  readonly id: string;
  /** How many requests it has affected. */
  readonly hits: number;
};

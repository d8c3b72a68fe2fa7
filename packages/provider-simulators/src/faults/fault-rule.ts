import { z } from 'zod';

/** What a rule can match: the metadata of a payment or the reference of a shipment. All given values must be equal. */
const Match = z
  .strictObject({ metadata: z.record(z.string(), z.string()).optional(), reference: z.string().optional() })
  .refine((match) => Object.keys(match).length > 0, 'name metadata or reference');

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
}

/** The schema of a rule as a caller sends it. Unknown fields and faults are refused by name. */
export function faultRuleSchema({ operations, refusal }: FaultVocabulary) {
  const [firstCode] = refusal.codes;
  const common = {
    operation: z.enum(['*', ...operations]).default('*'),
    match: Match.optional(),
    /** Applies to the next N matching requests. Without it, until the rule is removed. */
    times: z.int().min(1).optional(),
  };
  return z
    .discriminatedUnion('fault', [
      z.strictObject({ ...common, fault: z.literal('delay'), ms: z.int().min(1).max(600_000) }),
      z.strictObject({ ...common, fault: z.literal('hang') }),
      /** `retryAfter` in seconds */
      z.strictObject({ ...common, fault: z.literal('rate_limit'), retryAfter: z.int().min(0).default(1) }),
      z.strictObject({ ...common, fault: z.literal('error') }),
      z.strictObject({ ...common, fault: z.literal(refusal.fault), code: z.enum(refusal.codes).default(firstCode) }),
      z.strictObject({ ...common, fault: z.literal('done_but_timed_out') }),
    ])
    .refine(
      ({ fault, operation }) => fault !== refusal.fault || operation === '*' || refusal.operations.includes(operation),
      { path: ['operation'], message: `${refusal.fault} happens to ${refusal.operations.join(', ')} only` },
    );
}

export type NewFaultRule = z.output<ReturnType<typeof faultRuleSchema>>;

/** An active rule. */
export type FaultRule = NewFaultRule & {
  readonly id: string;
  /** How many requests it has affected. */
  readonly hits: number;
};

import { z } from 'zod';

/** What a rule may look at: the metadata of a payment or the reference of a shipment, each equal to what is given. */
const Match = z
  .strictObject({ metadata: z.record(z.string(), z.string()).optional(), reference: z.string().optional() })
  .refine((match) => Object.keys(match).length > 0, 'name metadata or reference');

/** What a simulator lets rules say. */
export interface FaultVocabulary {
  /** Every operation that a rule may name, without `*`. */
  readonly operations: readonly [string, ...string[]];
  /** The business refusal that this simulator knows, the codes that it takes, and the operations that can meet it. */
  readonly refusal: {
    readonly fault: 'decline' | 'refuse';
    readonly codes: readonly [string, ...string[]];
    readonly operations: readonly string[];
  };
}

/** The schema of a rule as a caller sends it; unknown fields and faults are refused by name. */
export function faultRuleSchema({ operations, refusal }: FaultVocabulary) {
  const [firstCode] = refusal.codes;
  const common = {
    operation: z.enum(['*', ...operations]).default('*'),
    match: Match.optional(),
    /** The next N requests that it fits; absent: until it is removed. */
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

/** A rule that is in force. */
export type FaultRule = NewFaultRule & {
  readonly id: string;
  /** How many requests it has met. */
  readonly hits: number;
};

import { z } from 'zod';

/** Why something failed, for operators: a code to compare, and one sentence without a stack or a secret. */
export const Cause = z.object({ code: z.string(), message: z.string() });
export type Cause = z.infer<typeof Cause>;

import { z } from 'zod';

/** Whom personal data is about: who receives or pays an order, a person at a partner, or an operator of ours. */
export type DataSubject = 'recipient' | 'payer' | 'partner' | 'operator';

/**
 * The stored fields that hold personal data, or texts of others that may. docs/privacy.md has a row for each: a spec
 * compares them, and fails for a new text that is neither here nor known to be harmless.
 */
export const personalData = z.registry<{ of: DataSubject }>();

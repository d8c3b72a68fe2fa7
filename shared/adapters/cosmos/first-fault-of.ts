import type { z } from 'zod';

/** Where a value is wrong, and how: `when.countries: must be a list`. The first fault is enough to find it. */
export function firstFaultOf({ issues: [issue] }: z.ZodError): string {
  const path = issue?.path.join('.') ?? '';
  return [path, issue?.message].filter(Boolean).join(': ');
}

import type { z } from 'zod';
import { holdsCardNumber } from '../../shared/domain/card-number.ts';
import type { ProblemDetail } from '../../shared/problems.ts';

/** Lists every fault that zod found. Paths have the form that a partner would write: `lines[0].quantity`. */
export function faultsOf(error: z.ZodError): ProblemDetail[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'is unknown' }))
      : [{ path: pathOf(issue.path), message: issue.message }],
  );
}

/** `['lines', 0, 'quantity']` becomes `lines[0].quantity`. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text ? `${text}.${nameOf(part)}` : nameOf(part);
  }, '');
}

/** Makes a name that the caller chose safe to repeat in an answer: valid text, and no card number. */
function nameOf(part: PropertyKey): string {
  const name = String(part).toWellFormed();
  return holdsCardNumber(name) ? '…' : name;
}

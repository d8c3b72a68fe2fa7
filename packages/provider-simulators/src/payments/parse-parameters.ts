import { z } from 'zod';
import type { FormTree } from './parse-form.ts';
import { invalidParameter, type StripeError } from './stripe-error.ts';

const NOT_AN_INTEGER = 'not an integer';

/** A whole number in a form. */
const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, NOT_AN_INTEGER)
  .transform(Number);

/** Minor units; what can be charged depends on the currency: charge-limits.ts. */
export const amountParameter = integer.pipe(z.number().min(1));

export const limitParameter = integer.pipe(z.number().min(1).max(100));

/** Unix seconds. */
export const secondsParameter = integer.pipe(z.number().min(0));

export const booleanParameter = z.enum(['true', 'false']).transform((value) => value === 'true');

/** https://docs.stripe.com/api/metadata: up to 50 keys of up to 40 characters, values of up to 500. */
export const metadataParameter = z
  .record(z.string().max(40), z.string().max(500))
  .refine((pairs) => Object.keys(pairs).length <= 50, 'at most 50 keys')
  .default({});

/** Parses an operation's parameters. Like Stripe, it reports only the first fault, in Stripe's words. */
export function parseParameters<T>(schema: z.ZodType<T>, form: FormTree): T {
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue === undefined ? invalidParameter('Invalid request.', '') : toStripeError(issue, form);
}

function toStripeError(issue: z.core.$ZodIssue, form: FormTree): StripeError {
  const param = write(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const unknown = write([...issue.path, issue.keys[0] ?? '']);
    return invalidParameter(`Received unknown parameter: ${unknown}`, unknown, 'parameter_unknown');
  }
  const value = valueAt(form, issue.path);
  if (value === undefined) return invalidParameter(`Missing required param: ${param}.`, param, 'parameter_missing');
  if (issue.message === NOT_AN_INTEGER) {
    return invalidParameter(`Invalid integer: ${String(value)}`, param, 'parameter_invalid_integer');
  }
  if (issue.code === 'too_small') {
    const message = `This value must be greater than or equal to ${issue.minimum}.`;
    return invalidParameter(message, param, 'parameter_invalid_integer');
  }
  return invalidParameter(`Invalid ${param}: ${issue.message}`, param);
}

function valueAt(form: FormTree, path: readonly PropertyKey[]): string | FormTree | undefined {
  let value: string | FormTree | undefined = form;
  for (const part of path) value = typeof value === 'object' ? value[String(part)] : undefined;
  return value;
}

function write([first = '', ...rest]: readonly PropertyKey[]): string {
  return `${String(first)}${rest.map((part) => `[${String(part)}]`).join('')}`;
}

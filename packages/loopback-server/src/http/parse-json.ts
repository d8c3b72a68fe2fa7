import type { z } from 'zod';

/** One fault of a body: its path, such as `lines[0].quantity` (empty for the whole body), and what is wrong. */
export interface BodyIssue {
  readonly path: string;
  readonly message: string;
}

export type ParsedJson<T> =
  | { readonly value: T; readonly issues?: never }
  | { readonly value?: never; readonly issues: readonly BodyIssue[] };

/** Parses a JSON body by a schema. Reports every fault at once, and each unknown field by its name. */
export function parseJson<T>(schema: z.ZodType<T>, body: string): ParsedJson<T> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { issues: [{ path: '', message: 'the body is not JSON' }] };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data } : { issues: parsed.error.issues.flatMap(describe) };
}

function describe(issue: z.core.$ZodIssue): BodyIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: write([...issue.path, key]), message: 'unknown field' }));
  }
  return [{ path: write(issue.path), message: issue.message }];
}

function write(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, part) => {
    if (typeof part === 'number') return `${written}[${part}]`;
    return written === '' ? String(part) : `${written}.${String(part)}`;
  }, '');
}

import { holdsCardNumber } from '../../shared/domain/card-number.ts';
import type { ProblemDetail } from '../../shared/problems.ts';
import { pathOf } from './faults.ts';

/** Twice as deep as any body of ours. */
const DEEPEST = 32;

/** Line breaks and tabs are text. Every other control character causes trouble for some reader. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** They change the direction of the text after them, so a label can show a different address than it holds. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/;
/** They are invisible text, except inside a flag such as Scotland's (UTS 51, annex C). */
const TAGS = /[\u{e0000}-\u{e007f}]/u;
const FLAGS = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;
const NONCHARACTERS = /\p{Noncharacter_Code_Point}/u;

type Path = (string | number)[];

/**
 * Finds what no body may contain. In texts, names included: characters that break the systems that get them from us,
 * and numbers of payment cards, which must not be stored. Besides: numbers such as 1e999, which no number type holds.
 *
 * @returns undefined if the value is nested deeper than any body of ours
 */
export function findTextFaults(json: unknown): ProblemDetail[] | undefined {
  const faults: ProblemDetail[] = [];
  const pending: { value: unknown; path: Path }[] = [{ value: json, path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, path } = next;
    if (path.length > DEEPEST) return undefined;
    if (typeof value === 'string') {
      const message = findFault(value);
      if (message) faults.push({ path: pathOf(path), message });
    }
    if (value === Infinity || value === -Infinity)
      faults.push({ path: pathOf(path), message: 'is a number that is too large' });
    if (typeof value !== 'object' || value === null) continue;
    const fields = Array.isArray(value) ? value.map((part, n) => [n, part] as const) : Object.entries(value);
    for (const [name, part] of fields.toReversed()) {
      const message = typeof name === 'string' ? findNameFault(name) : undefined;
      if (message) faults.push({ path: pathOf([...path, name]), message });
      else pending.push({ value: part, path: [...path, name] });
    }
  }
  return faults;
}

function findNameFault(name: string): string | undefined {
  if (name === '__proto__') return 'is not an allowed name';
  const fault = findFault(name);
  return fault && `has a name that ${fault}`;
}

function findFault(text: string): string | undefined {
  if (!text.isWellFormed()) return 'must not contain an unpaired surrogate';
  if (CONTROLS.test(text)) return 'must not contain control characters';
  if (OVERRIDES.test(text)) return 'must not contain characters that override the text direction';
  if (TAGS.test(text) && TAGS.test(text.replace(FLAGS, ''))) return 'must not contain invisible tag characters';
  if (NONCHARACTERS.test(text)) return 'must not contain noncharacter code points';
  if (holdsCardNumber(text)) return 'must not contain a payment card number';
  return undefined;
}

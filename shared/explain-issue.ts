import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type Of<C extends Issue['code']> = Extract<Issue, { code: C }>;

/**
 * Says what is wrong with a value, so that it can follow its path: `lines[0].quantity` "must be at least 1". Every
 * parse of a partner's input uses it, so that the library's own sentences never reach partners. A schema's own message
 * takes precedence.
 */
export function explainIssue(issue: Issue): string {
  if (issue.input === undefined && ABSENT.has(issue.code)) return 'is required';
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? 'has a value of the wrong kind';
    case 'too_small':
      return explainTooSmall(issue);
    case 'too_big':
      return explainTooBig(issue);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return FORMS[issue.format] ?? 'does not have the form that is documented';
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return 'has a field that is unknown';
    case 'invalid_key':
      return `has a name that ${issue.issues[0]?.message ?? 'is wrong'}`;
    case 'invalid_element':
      return `has an entry that ${issue.issues[0]?.message ?? 'is wrong'}`;
    case 'invalid_union':
      return 'must have one of the forms that are documented';
    default:
      return 'is wrong';
  }
}

/** The kinds of issue that a missing value causes. */
const ABSENT = new Set<Issue['code']>(['invalid_type', 'invalid_value', 'invalid_union']);

const KINDS: Record<string, string> = {
  string: 'must be a string',
  number: 'must be a number',
  nan: 'must be a number',
  int: 'must be a whole number',
  bigint: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
  date: 'must be a time',
  null: 'must be null',
};

const FORMS: Record<string, string> = {
  datetime: 'must be an RFC 3339 time, such as 2026-01-31T12:00:00Z',
  date: 'must be a day, such as 2026-01-31',
  time: 'must be a time of day, such as 12:00:00',
  url: 'must be a URL',
  email: 'must be an email address',
  uuid: 'must be a UUID',
};

function explainTooSmall({ origin, minimum, inclusive }: Of<'too_small'>): string {
  if (isCounted(origin)) {
    return Number(minimum) === 1 ? 'must not be empty' : `must have at least ${formatCount(origin, minimum)}`;
  }
  return `must be ${inclusive === false ? 'more than' : 'at least'} ${minimum}`;
}

function explainTooBig({ origin, maximum, inclusive }: Of<'too_big'>): string {
  if (isCounted(origin)) return `must have at most ${formatCount(origin, maximum)}`;
  return `must be ${inclusive === false ? 'less than' : 'at most'} ${maximum}`;
}

const isCounted = (origin: string) => origin in UNITS;

function formatCount(origin: string, count: number | bigint): string {
  const unit = UNITS[origin] ?? 'entry';
  return `${count} ${Number(count) === 1 ? unit : PLURALS[unit]}`;
}

const UNITS: Record<string, string> = { string: 'character', array: 'entry', set: 'entry', map: 'entry', file: 'byte' };
const PLURALS: Record<string, string> = { character: 'characters', entry: 'entries', byte: 'bytes' };

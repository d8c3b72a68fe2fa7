import { splitWords } from './split-words.ts';
import { toPlainDigits } from './to-plain-digits.ts';

/** At most this many spaces or signs separate two groups of a number. */
const WIDEST_GAP = 3;
/**
 * A separator that allows groups of any length. With other separators a text is often a list, usually of small numbers.
 */
const PLAIN_GAP = /^[\p{Z}.-]?$/u;
const SMALLEST_GROUP = 3;

/** Consecutive digits anywhere in the text, with any separators. */
const ANY_DIGITS = /\d(?:[^\p{L}\p{M}\p{N}]{0,3}\d){12,80}/gu;
/** A token that a provider generates: digits among its letters are there by chance. */
const TOKEN = /^(?:[a-z]{2,20}_[\w-]+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/**
 * First digits and lengths of the large card schemes. Lengths of a GTIN-13, GTIN-14 or SSCC-18 are left out: partners
 * keep these numbers in references, and one in ten of them has a valid check digit.
 */
const SCHEMES: readonly RegExp[] = [
  /^4\d{15}(?:\d{3})?$/, // Visa
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^(?:6011|64[4-9]\d|65\d{2})\d{12}$/, // Discover
  /^35(?:2[89]|[3-8]\d)\d{12}$/, // JCB
  /^62\d{14}(?:\d{3})?$/, // UnionPay
];
const SCHEME = new RegExp(SCHEMES.map(({ source }) => source).join('|'));
const FIRST_DIGIT = /[2-6]/;
const LENGTHS = [15, 16, 19];
const LONGEST = 19;

/**
 * Whether a free text probably contains a payment card number: consecutive groups of digits with the first digits and
 * the length of a card scheme, and a valid check digit. Fewer than 2 in 100 other numbers of 16 digits look like that.
 * The work grows only linearly with the text: at most three candidates per group.
 */
export function holdsCardNumber(text: string): boolean {
  return findRuns(toPlainDigits(text)).some((run) => findWindows(run).some(isCard));
}

/**
 * Whether the digits of a text contain a card number, whatever is between them. For fields where somebody could enter a
 * card number by mistake; the provider's tokens pass.
 */
export function holdsCardDigits(text: string): boolean {
  const plain = toPlainDigits(text);
  const isToken = TOKEN.test(plain);
  for (const [match] of plain.matchAll(ANY_DIGITS)) {
    const digits = match.replace(/\D/g, '');
    if (!isToken && digits.length >= 13 && digits.length <= LONGEST && hasCheckDigit(digits)) return true;
    if (holdsWindow(digits)) return true;
  }
  if (!isToken) return holdsWindow(plain.replace(/\D/g, ''));
  const run: Run = { digits: '', groups: [] };
  for (const [digits] of plain.matchAll(/\d+/g)) addGroup(run, digits, false);
  return findWindows(run).some(isCard);
}

/** Groups of digits that follow each other. `digits` joins them all. */
interface Run {
  digits: string;
  groups: Group[];
}

interface Group {
  start: number;
  end: number;
  /** Whether the gap before this group is a plain separator. */
  isPlain: boolean;
}

/** Letters may precede the first group or follow the last: `no4242 …`. */
function findRuns(text: string): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  let end = 0;
  for (const word of splitWords(text)) {
    const gap = text.slice(end, word.start);
    end = word.end;
    if (word.digits === '' || word.before || gap.length > WIDEST_GAP) run = undefined;
    if (word.digits === '') continue;
    if (run === undefined) {
      run = { digits: '', groups: [] };
      runs.push(run);
    }
    addGroup(run, word.digits, PLAIN_GAP.test(gap));
    if (word.after) run = undefined;
  }
  return runs;
}

function addGroup(run: Run, digits: string, isPlain: boolean): void {
  run.groups.push({ start: run.digits.length, end: run.digits.length + digits.length, isPlain });
  run.digits += digits;
}

/**
 * Every number of a card's length that begins and ends at a group's borders. The groups after it may be the expiry
 * date.
 */
function findWindows({ digits, groups }: Run): string[] {
  const found: string[] = [];
  for (let from = 0; from < groups.length; from += 1) {
    const begin = groups[from]?.start ?? 0;
    if (!FIRST_DIGIT.test(digits.charAt(begin))) continue;
    let [isPlain, hasSmall] = [true, false];
    for (let next = from; next < groups.length; next += 1) {
      const group = groups[next] as Group;
      const length = group.end - begin;
      if (length > LONGEST) break;
      isPlain &&= next === from || group.isPlain;
      hasSmall ||= group.end - group.start < SMALLEST_GROUP;
      if (hasSmall && !isPlain) break;
      if (LENGTHS.includes(length)) found.push(digits.slice(begin, group.end));
    }
  }
  return found;
}

/** Whether a card number begins at any of the digits. */
function holdsWindow(digits: string): boolean {
  for (let start = 0; start < digits.length; start += 1) {
    for (const length of LENGTHS) {
      if (start + length <= digits.length && isCard(digits.slice(start, start + length))) return true;
    }
  }
  return false;
}

function isCard(digits: string): boolean {
  return SCHEME.test(digits) && hasCheckDigit(digits);
}

/** ISO/IEC 7812-1, annex B (Luhn). */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

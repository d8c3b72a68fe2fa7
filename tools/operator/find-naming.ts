import { foldText } from '../../shared/domain/fold-text.ts';

const SHORTEST_NAME = 4;
/** A phone number is written with and without its country. */
const PHONE_DIGITS = 7;

/**
 * Finds what of a text about a person is in a reason: all of it, a word of a name, or the end of a phone number. Case, accents
 * and spaces make no difference.
 *
 * @returns that part; undefined if there is none
 */
export function findNaming(reason: string, about: string): string | undefined {
  const [said, whole] = [foldText(reason), foldText(about)];
  if (whole === '') return undefined;
  if (said.includes(whole)) return whole;
  const digits = digitsOf(whole);
  // Dates and numbers of requests are shorter, or have letters.
  if (/^[+(\d][\d\s()/.-]*$/.test(whole) && digits.length >= PHONE_DIGITS) {
    const numbers = said.match(/[+(\d][\d\s()/.-]*/g) ?? [];
    return numbers.find((number) => digitsOf(number).endsWith(digits.slice(-PHONE_DIGITS)))?.trim();
  }
  if (/[@\d]/.test(whole)) return undefined;
  const words = new Set(wordsOf(said));
  return wordsOf(whole).find((word) => word.length >= SHORTEST_NAME && words.has(word));
}

const digitsOf = (text: string) => text.replace(/\D/g, '');
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}]+/gu) ?? [];

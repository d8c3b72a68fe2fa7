import { foldText } from '../../shared/domain/fold-text.ts';
import { everydayWords } from './everyday-words.ts';

const SHORTEST_NAME = 4;
/** A phone number is written with and without its country. */
const PHONE_DIGITS = 7;
/** Their texts have no spaces around a name. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * Finds what of a text about a person is in a reason: the first and last name, another word of the name, a mail address, or the
 * end of a phone number. Case, accents and spaces make no difference. A short or everyday word alone names nobody.
 *
 * @returns that part; undefined if there is none
 */
export function findNaming(reason: string, about: string): string | undefined {
  const [said, whole] = [foldText(reason), foldText(about)];
  if (whole === '') return undefined;
  const digits = digitsOf(whole);
  // Dates and numbers of requests are shorter, or have letters.
  if (/^[+(\d][\d\s()/.-]*$/.test(whole) && digits.length >= PHONE_DIGITS) {
    const numbers = said.match(/[+(\d][\d\s()/.-]*/g) ?? [];
    return numbers.find((number) => digitsOf(number).endsWith(digits.slice(-PHONE_DIGITS)))?.trim();
  }
  if (UNSPACED.test(whole)) return said.includes(whole) ? whole : undefined;
  if (/[@\d]/.test(whole)) return hasApart(said, whole) ? whole : undefined;
  return findName(wordsOf(said), wordsOf(whole));
}

function findName(said: readonly string[], name: readonly string[]): string | undefined {
  const [first = '', last = ''] = [name[0], name.at(-1)];
  const wholes = name.length > 1 ? [name.join(' '), `${first} ${last}`, `${last} ${first}`] : [];
  const text = said.join(' ');
  const isTelling = (word: string) => word.length >= SHORTEST_NAME && !everydayWords.has(word) && said.includes(word);
  return wholes.find((one) => hasApart(text, one)) ?? name.find(isTelling);
}

/** Whether the part is in the text, and not within a word. */
const hasApart = (text: string, part: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${RegExp.escape(part)}(?![\\p{L}\\p{M}\\p{N}])`, 'u').test(text);
const digitsOf = (text: string) => text.replace(/\D/g, '');
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

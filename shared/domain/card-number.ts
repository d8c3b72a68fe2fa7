/** Digits in a row, single separators between them. */
const NUMBERS = /(?<![\p{L}\p{N}])\d(?:[ \-.]?\d){12,40}(?![\p{L}\p{N}])/gu;
/** The same wherever it stands, and however the groups are kept apart. */
const ANY_DIGITS = /\d(?:[\p{Z}\p{P}\p{S}]{0,3}\d){12,80}/gu;

/**
 * First digits and lengths of the large card schemes. Where one is also the length of a GTIN-13, GTIN-14 or SSCC-18 it is
 * left out: those are what partners keep in references, and one in ten of them passes the check digit.
 */
const SCHEMES: readonly RegExp[] = [
  /^4\d{15}(?:\d{3})?$/, // Visa
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^(?:6011|64[4-9]\d|65\d{2})\d{12}$/, // Discover
  /^35(?:2[89]|[3-8]\d)\d{12}$/, // JCB
  /^62\d{14}(?:\d{3})?$/, // UnionPay
];

/**
 * Whether a free text holds what is likely to be the number of a payment card: a number that stands by itself, with the
 * first digits and the length of a card scheme and the right check digit. Of other numbers of 16 digits fewer than 2 in
 * 100 look like that.
 */
export function holdsCardNumber(text: string): boolean {
  for (const [match] of plain(text).matchAll(NUMBERS)) {
    if (groupsOf(match).some((digits) => SCHEMES.some((scheme) => scheme.test(digits)) && hasCheckDigit(digits))) {
      return true;
    }
  }
  return false;
}

/**
 * Whether any 13 to 19 digits in a text have a card number's check digit, however they are written: where a card number
 * would be put by mistake, and a token of the provider has nothing of the kind.
 */
export function holdsCardDigits(text: string): boolean {
  for (const [match] of plain(text).matchAll(ANY_DIGITS)) {
    const digits = match.replace(/\D/g, '');
    for (let start = 0; start + 13 <= digits.length; start += 1) {
      for (let length = 13; length <= 19 && start + length <= digits.length; length += 1) {
        const isWhole = start === 0 && length === digits.length;
        const part = digits.slice(start, start + length);
        if ((isWhole || SCHEMES.some((scheme) => scheme.test(part))) && hasCheckDigit(part)) return true;
      }
    }
  }
  return false;
}

/** Full-width digits are digits, and what can't be seen keeps nothing apart. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

/** Every number that begins and ends where a group of digits does: what stands behind a card's number may be its date. */
function groupsOf(match: string): string[] {
  const groups = match.split(/\D/);
  return groups.flatMap((_, from) => groups.slice(from).map((_group, n) => groups.slice(from, from + n + 1).join('')));
}

/** ISO/IEC 7812-1, annex B (Luhn). */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

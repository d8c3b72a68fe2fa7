/** Letters that don't decompose into a letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŧ: 't' },
  // At the end of a word, and no end of a prefix.
  ς: 'σ',
};

/** Makes texts equal that differ only in case, accents or spaces: `Łódź ` and `lodz`, `Straße` and `STRASSE`. */
export function foldText(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      // Twice: `ẞ` becomes `ß`, and only that becomes `SS`.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[øłđðþæœıħŧς]/g, (letter) => LETTERS[letter] ?? letter)
      .replace(/\s+/g, ' ')
      .trim()
  );
}

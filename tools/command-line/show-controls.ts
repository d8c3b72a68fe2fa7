/** What a terminal obeys instead of showing it, but tabs and line breaks; also what changes the direction of text. */
const CONTROLS = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;
/** The colours that `Paper` paints. */
const COLOURS = new RegExp(String.raw`(${'\u001b'}\[(?:1|2|22|3[1236]|39)m)`);

export const hasControls = (text: string): boolean => text.includes('\n') || text.search(CONTROLS) !== -1;

/** Writes control characters as escapes, so that stored text can't steer the terminal of its reader: `\u001b[2J`. Line breaks and our colours stay. */
export function showControls(text: string): string {
  return text
    .split(COLOURS)
    .map((part, n) => (n % 2 === 1 ? part : part.replace(CONTROLS, escaped)))
    .join('');
}

/** The same in one line, for text that must not look like several. */
export const inOneLine = (text: string): string => showControls(text).replaceAll('\n', String.raw`\n`);

const escaped = (control: string) =>
  control === '\r' ? String.raw`\r` : `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;

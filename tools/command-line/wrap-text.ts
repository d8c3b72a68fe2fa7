import { placesToBreak } from './places-to-break.ts';

/**
 * Breaks text at spaces into lines that fit. A word or a call that is longer than a line stays whole, so that it can be copied.
 *
 * @param indent how far all lines are moved to the right
 */
export function wrapText(text: string, { width, indent = 0 }: { width: number; indent?: number }): string[] {
  const room = Math.max(20, width - indent);
  const lines: string[] = [];
  let line = '';
  for (const word of wordsIn(text.replaceAll(/\s+/g, ' '))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${' '.repeat(indent)}${one}`.trimEnd());
}

function wordsIn(text: string): string[] {
  const places = placesToBreak(text);
  return [...places, text.length].map((end, n) => text.slice((places[n - 1] ?? -1) + 1, end));
}

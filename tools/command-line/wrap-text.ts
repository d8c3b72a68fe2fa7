/**
 * Breaks text at spaces into lines that fit. A word that is longer than a line stays whole, so that it can be copied.
 *
 * @param indent how far all lines are moved to the right
 */
export function wrapText(text: string, { width, indent = 0 }: { width: number; indent?: number }): string[] {
  const room = Math.max(20, width - indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${' '.repeat(indent)}${one}`.trimEnd());
}

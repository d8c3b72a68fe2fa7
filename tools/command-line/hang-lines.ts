/** What stands before the text: a number or a mark with its gap, an arrow, or only spaces. */
const LEAD = /^(?: *(?:\d+ {2}|[A-Za-z?]+ {2,}|→ )| +)/;
const INDENT = 4;

/**
 * Breaks lines that don't fit at spaces, and moves what goes on below the beginning of their text, so that a terminal
 * doesn't break them in the middle of a word. A word that is longer than a line stays whole, so that it can be copied.
 *
 * @param width in characters; nothing is broken if it is infinite
 */
export function hangLines(lines: readonly string[], width: number): string[] {
  return lines
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => (line.length <= width ? [line] : hang(line, width)));
}

function hang(line: string, width: number): string[] {
  const lead = LEAD.exec(line)?.[0] ?? '';
  const indent = ' '.repeat(lead.length > 0 && lead.length < width / 3 ? lead.length : INDENT);
  const broken: string[] = [];
  let left = line;
  while (left.length > width) {
    const from = broken.length === 0 ? lead.length : indent.length;
    const before = left.lastIndexOf(' ', width);
    const at = before > from ? before : left.indexOf(' ', width);
    if (at === -1) break;
    broken.push(left.slice(0, at).trimEnd());
    left = `${indent}${left.slice(at).trimStart()}`;
  }
  return left.trim() === '' ? broken : [...broken, left];
}

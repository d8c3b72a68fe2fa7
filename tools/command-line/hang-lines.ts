import { placesToBreak } from './places-to-break.ts';

/** What stands before the text: a number or a mark with its gap, an arrow, or only spaces. */
const LEAD = /^(?: *(?:\d+ {2}|[A-Za-z?]+ {2,}|→ )| +)/;
const INDENT = 4;

/**
 * Breaks lines that don't fit at spaces, and moves what goes on below the beginning of their text, so that a terminal
 * doesn't break them in the middle of a word. A word or a call that is longer than a line stays whole, so that it can be copied.
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
  const places = placesToBreak(line).filter((place) => place > lead.length);
  const broken: string[] = [];
  let [from, next, before] = [0, 0, ''];
  while (before.length + line.length - from > width) {
    let at = places[next];
    if (at === undefined) break;
    next += 1;
    for (let place = places[next]; place !== undefined && before.length + place - from <= width; place = places[next]) {
      at = place;
      next += 1;
    }
    broken.push(`${before}${line.slice(from, at)}`);
    from = at + (/^ */.exec(line.slice(at, at + width))?.[0].length ?? 0);
    before = indent;
  }
  const left = line.slice(from);
  return left.trim() === '' ? broken : [...broken, `${before}${left}`];
}

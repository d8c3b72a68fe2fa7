/** A part of a segment such as `{name}.{extension}`: text, or the name of a parameter. */
export type Part = { text: string } | { name: string };

/**
 * Matches a segment of several parts as ASP.NET Core does (RoutePatternMatcher): from the end, each text at its last
 * position, each parameter at least one character long, and without backtracking.
 *
 * @param lastIsOptional the last parameter, and the full stop before it, may be missing
 * @returns the values of the parameters
 */
export function matchSegment(
  parts: readonly Part[],
  lastIsOptional: boolean,
  text: string,
): Map<string, string> | undefined {
  const whole = matchParts(parts, text);
  if (whole || !lastIsOptional) return whole;
  const separator = parts.at(-2);
  if (separator === undefined || ('text' in separator && text.endsWith(separator.text))) return undefined;
  return matchParts(parts.slice(0, -2), text);
}

function matchParts(parts: readonly Part[], text: string): Map<string, string> | undefined {
  const values = new Map<string, string>();
  let end = text.length;
  let waiting: string | undefined;
  for (const [place, part] of [...parts.entries()].reverse()) {
    if ('name' in part) {
      waiting = part.name;
      continue;
    }
    // A parameter after it needs at least one character.
    const found = lastIndexOf(text, part.text, waiting === undefined ? end : end - 1);
    if (found < 0) return undefined;
    const behind = found + part.text.length;
    if (place === parts.length - 1 && behind !== text.length) return undefined;
    if (waiting !== undefined) values.set(waiting, text.slice(behind, end));
    waiting = undefined;
    end = found;
  }
  if (waiting === undefined) return end === 0 ? values : undefined;
  if (end === 0) return undefined;
  return values.set(waiting, text.slice(0, end));
}

/**
 * The last position of `part` in the first `end` characters, ignoring case (OrdinalIgnoreCase: character by character).
 */
function lastIndexOf(text: string, part: string, end: number): number {
  for (let at = end - part.length; at >= 0; at -= 1) {
    if (sameText(text.slice(at, at + part.length), part)) return at;
  }
  return -1;
}

/** Whether both are equal for OrdinalIgnoreCase. */
function sameText(a: string, b: string): boolean {
  return foldCase(a) === foldCase(b);
}

/** Converts each character to its simple upper case. ß stays, because its upper case has two characters. */
export function foldCase(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toUpperCase();
  return Array.from(text, (character) => {
    const upper = character.toUpperCase();
    return upper.length === character.length ? upper : character;
  }).join('');
}

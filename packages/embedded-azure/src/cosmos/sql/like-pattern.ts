/** LIKE as a regular expression: `%` any text, `_` one character, `[a-c]` and `[^x]` one of a set. */
export function likePattern(pattern: string, escapeChar?: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern.charAt(i);
    if (char === escapeChar && i + 1 < pattern.length) {
      i += 1;
      source += literally(pattern.charAt(i));
    } else if (char === '%') {
      source += '[\\s\\S]*';
    } else if (char === '_') {
      source += '[\\s\\S]';
    } else if (char === '[' && pattern.indexOf(']', i) > i + 1) {
      const end = pattern.indexOf(']', i);
      source += `[${pattern.slice(i + 1, end).replaceAll('\\', '\\\\')}]`;
      i = end;
    } else {
      source += literally(char);
    }
  }
  return new RegExp(`^${source}$`);
}

const literally = (char: string): string => char.replace(/[.*+?^${}()|[\]\\]/, '\\$&');

import { RE2JS } from 're2js';
import { compileLinear } from './scalar/regular-expression.ts';

/** LIKE as a regular expression: `%` any text, `_` one character, `[a-c]` and `[^x]` one of a set. @throws SqlError */
export function likePattern(pattern: string, escapeChar?: string): RE2JS {
  let source = '';
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern.charAt(i);
    if (char === escapeChar && i + 1 < pattern.length) {
      i += 1;
      source += RE2JS.quote(pattern.charAt(i));
    } else if (char === '%') {
      source += '.*';
    } else if (char === '_') {
      source += '.';
    } else if (char === '[' && pattern.indexOf(']', i) > i + 1) {
      const end = pattern.indexOf(']', i);
      source += `[${pattern.slice(i + 1, end).replaceAll(/[[\\]/g, '\\$&')}]`;
      i = end;
    } else {
      source += RE2JS.quote(char);
    }
  }
  return compileLinear(`^${source}$`, RE2JS.DOTALL);
}

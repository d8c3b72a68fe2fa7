const MOST_REMEMBERED = 100;
const remembered = new Map<string, RegExp | undefined>();

/**
 * The pattern of REGEXMATCH, with the modifiers `m` (several lines), `s` (the dot takes a new line too), `i` (upper
 * and lower case are the same) and `x` (white space of the pattern does not count). Patterns are JavaScript's here and
 * PCRE's in Azure: what goes beyond their common part differs.
 *
 * @returns undefined for what is no pattern
 */
export function regularExpression(pattern: string, modifiers: string): RegExp | undefined {
  const key = `${modifiers}/${pattern}`;
  if (remembered.has(key)) return remembered.get(key);
  const expression = compile(pattern, modifiers);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, expression);
  return expression;
}

function compile(pattern: string, modifiers: string): RegExp | undefined {
  if (!/^[msix]*$/.test(modifiers)) return undefined;
  const source = modifiers.includes('x') ? pattern.replaceAll(/\\\s|\s+/g, keepEscaped) : pattern;
  const flags = [...new Set(modifiers)].filter((flag) => flag !== 'x').join('');
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

const keepEscaped = (found: string): string => (found.startsWith('\\') ? found : '');

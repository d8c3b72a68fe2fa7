/** A part of an expression of a template: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions */
type Part = string | number | { call: string; arguments: Part[]; path: string };

/**
 * What the compiler leaves as an expression, because only a deployment knows it, in a form that can be compared: ids are worked
 * out, and what Azure will say of a resource is `«type name.property»`. What it can't read stays as it is.
 */
export function workOut(value: string): string {
  if (!value.startsWith('[')) return value;
  if (value.startsWith('[[')) return value.slice(1);
  try {
    return printed(parse(value.slice(1, -1)));
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}

const TOKENS = /\s*(?:'((?:[^']|'')*)'|(-?\d+)|(\w+)\(|([,)])|((?:\.\w+|\[\d+\])+))/y;

function parse(text: string): Part {
  const tokens = new RegExp(TOKENS);
  const next = () => tokens.exec(text) ?? fail(text);
  const rest = (): { call: Part[]; end: boolean } => {
    const parts: Part[] = [];
    for (;;) {
      const at = tokens.lastIndex;
      const token = next();
      if (token[4] === ')') return { call: parts, end: true };
      if (token[4] === ',') continue;
      tokens.lastIndex = at;
      parts.push(one());
    }
  };
  const one = (): Part => {
    const [, quoted, number, call] = next();
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    if (number !== undefined) return Number(number);
    if (call === undefined) return fail(text);
    const { call: parts } = rest();
    const at = tokens.lastIndex;
    const path = tokens.exec(text)?.[5];
    if (path === undefined) tokens.lastIndex = at;
    return { call, arguments: parts, path: path ?? '' };
  };
  const part = one();
  return tokens.lastIndex === text.length ? part : fail(text);
}

function fail(text: string): never {
  throw new SyntaxError(`this isn't read: ${text}`);
}

const CLOUD: Readonly<Record<string, string>> = {
  '.authentication.loginEndpoint': 'https://login.microsoftonline.com/',
  '.suffixes.storage': 'core.windows.net',
};

function printed(part: Part): string {
  if (typeof part !== 'object') return String(part);
  const { call, path } = part;
  const values = part.arguments.map(printed);
  const [first = '', second = '', ...others] = values;
  if (call === 'format') return first.replaceAll(/\{(\d+)\}/g, (_, index) => values[Number(index) + 1] ?? '');
  if (call === 'environment') return CLOUD[path] ?? fail(path);
  if (call === 'reference') return `«${first.includes('/') ? first.split('/').slice(-2).join(' ') : first}${path}»`;
  if (call === 'resourceId') return `/subscriptions/${first}/resourceGroups/${second}/providers/${idOf(others)}`;
  if (call === 'extensionResourceId') return `${first}/providers/${idOf([second, ...others])}`;
  if (path !== '') return fail(path);
  return `${call}(${values.join(', ')})`;
}

/** `A.B/c/d` and its names, as they alternate in an id. */
function idOf([type = '', ...names]: string[]): string {
  const [namespace = '', ...types] = type.split('/');
  return [namespace, ...types.flatMap((part, index) => [part, names[index] ?? ''])].join('/');
}

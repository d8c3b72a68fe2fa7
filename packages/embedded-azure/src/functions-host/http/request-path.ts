/**
 * The path of a request as Kestrel passes it on: first percent-decoded, then without `.` and `..`. An encoded slash
 * stays encoded, and so does invalid UTF-8.
 *
 * @param raw the path of the request line, without the query
 * @returns undefined for a path that Kestrel refuses: one with a NUL
 */
export function requestPath(raw: string): string | undefined {
  const decoded = raw.includes('%') ? decode(raw) : raw;
  if (decoded.includes('\0')) return undefined;
  return decoded.includes('/.') ? withoutDots(decoded) : decoded;
}

/** Percent-encoded characters, each decoded separately, so that an incomplete one doesn't affect its neighbours. */
const encoded = /(?:%[\da-f]{2})+/gi;

function decode(path: string): string {
  return path.replaceAll(encoded, (run) => {
    let text = '';
    for (let at = 0; at < run.length; ) {
      const length = characterAt(run, at);
      const bytes = run.slice(at, at + length);
      text += length === 3 && /^%2f$/i.test(bytes) ? bytes : decoded(bytes);
      at += length;
    }
    return text;
  });
}

/** The length of the run's next character, from its first byte. */
function characterAt(run: string, at: number): number {
  const first = Number.parseInt(run.slice(at + 1, at + 3), 16);
  const bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  const length = bytes * 3;
  return at + length <= run.length && decoded(run.slice(at, at + length)) !== run.slice(at, at + length) ? length : 3;
}

function decoded(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return bytes;
  }
}

/** RFC 3986, 5.2.4. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [place, segment] of segments.entries()) {
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else {
      if (segment === '..') kept.pop();
      // A path that ends with dots names a folder.
      if (place === segments.length - 1) kept.push('');
    }
  }
  return `/${kept.join('/')}`;
}

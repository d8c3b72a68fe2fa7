/** The path holds a null character, which Kestrel refuses. */
export class UndecodablePathError extends Error {
  override name = 'UndecodablePathError';
}

const ESCAPES = /(?:%[0-9a-f]{2})+/gi;
const SLASH = 0x2f;

/**
 * A segment of a path, decoded as Kestrel does it (UrlDecoder): an encoded slash stays encoded, since it belongs to a
 * value and separates nothing, and what is not UTF-8 or no escape at all stays as it is.
 *
 * @throws UndecodablePathError
 */
export function decodeSegment(segment: string): string {
  return segment.replace(ESCAPES, decodeEscapes);
}

function decodeEscapes(escapes: string): string {
  const bytes = Buffer.from(escapes.replaceAll('%', ''), 'hex');
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    if (lead === 0) throw new UndecodablePathError('the path contains a null character');
    const length = lengthOf(lead);
    const character = lead === SLASH ? undefined : decodeUtf8(bytes.subarray(at, at + length));
    text += character ?? escapes.slice(3 * at, 3 * at + 3);
    at += character === undefined ? 1 : length;
  }
  return text;
}

/** How many bytes a character has that begins with this one. */
function lengthOf(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

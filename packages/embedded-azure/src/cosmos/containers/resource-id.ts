import { badRequest } from '../wire/cosmos-error.ts';

const LONGEST = 255;

/** Reads the id of a database or a container, which becomes part of URLs. */
export function readResourceId(id: unknown): string {
  if (typeof id !== 'string' || id === '') {
    throw badRequest("The input content is invalid because the required properties - 'id; ' - are missing");
  }
  if (/[/\\#?]/.test(id) || id.endsWith(' ') || id.length > LONGEST) {
    throw badRequest(`The input name '${id}' is invalid. Ensure to provide a name without '/', '\\', '#' or '?'.`);
  }
  if (!id.isWellFormed()) throw badRequest('The input name is invalid: it is no valid Unicode.');
  return id;
}

/** A `_rid` is base64 with `-` instead of `/`, so that it can be part of a path. */
export function encodeRid(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('/', '-');
}

/** A version in the service's form, in quotes. It differs for every (owner, stamp) and time. */
export function encodeEtag(owner: number, stamp: number, now: number): string {
  const hex = (value: number, width: number) => value.toString(16).padStart(width, '0');
  const high = Math.floor(stamp / 0x1_0000_0000) & 0xffff;
  const middle = (stamp >>> 16) & 0xffff;
  return `"${hex(owner, 8)}-${hex(high, 4)}-${hex(middle, 4)}-${hex(stamp & 0xffff, 4)}-${hex(now, 12)}"`;
}

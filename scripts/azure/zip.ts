import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** With slashes: `dist/main.js`. */
  name: string;
  content: Uint8Array;
}

/** 1980-01-01 00:00, the first moment that the format knows: a zip must not tell when it was made. */
const DATE = 0x0021;
const NAMES_ARE_UTF8 = 0x0800;
const DEFLATED = 8;
/** Made on Unix, so that the permissions below are read. */
const VERSION_MADE_BY = 0x0314;
const VERSION_NEEDED = 20;
const READABLE_FILE = (0o100644 << 16) >>> 0;

/**
 * A zip of files, the same bytes for the same entries, in the order of their names. No archive over 4 GiB or 65,535 entries.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const sorted = [...entries].sort((one, other) => (one.name < other.name ? -1 : 1));
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of sorted) {
    const path = Buffer.from(name);
    const compressed = deflateRawSync(content, { level: 9 });
    const about = Buffer.alloc(26);
    about.writeUInt16LE(VERSION_NEEDED, 0);
    about.writeUInt16LE(NAMES_ARE_UTF8, 2);
    about.writeUInt16LE(DEFLATED, 4);
    about.writeUInt16LE(DATE, 8);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(compressed.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(path.length, 22);
    files.push(signature(0x04034b50), about, path, compressed);
    directory.push(signature(0x02014b50), uint16(VERSION_MADE_BY), about, place(offset), path);
    offset += 4 + about.length + path.length + compressed.length;
  }
  return Buffer.concat([...files, ...directory, end(sorted.length, lengthOf(directory), offset)]);
}

/** No comment, the first disk, a plain file, and where it begins. */
function place(offset: number): Buffer {
  const place = Buffer.alloc(14);
  place.writeUInt32LE(READABLE_FILE, 6);
  place.writeUInt32LE(offset, 10);
  return place;
}

function end(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

const lengthOf = (parts: Buffer[]) => parts.reduce((sum, { length }) => sum + length, 0);

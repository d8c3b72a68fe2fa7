import type { FileFault } from './file-fault.ts';

/** Decodes UTF-8, with or without a byte order mark, or names each line that is something else. */
export function decodeText(bytes: Uint8Array): { text: string } | { faults: FileFault[] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { faults: linesOf(bytes).flatMap((line, n) => (isUtf8(line) ? [] : [describe(n + 1, line)])) };
  }
}

function* splitLines(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  for (let to = bytes.indexOf(0x0a); to !== -1; to = bytes.indexOf(0x0a, from)) {
    yield bytes.subarray(from, to);
    from = to + 1;
  }
  yield bytes.subarray(from);
}
const linesOf = (bytes: Uint8Array) => [...splitLines(bytes)];

function isUtf8(line: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(line);
    return true;
  } catch {
    return false;
  }
}

/** What is no UTF-8 is almost always Latin-1, or its variant of Windows. */
function describe(line: number, bytes: Uint8Array): FileFault {
  const shown = new TextDecoder('windows-1252').decode(bytes).trim().slice(0, 60);
  return { line, message: `is not UTF-8 but probably Latin-1 (“${shown}”): save the file as UTF-8` };
}

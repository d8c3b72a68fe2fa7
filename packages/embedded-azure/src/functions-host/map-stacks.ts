import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const COMMENT = '//# sourceMappingURL=';
const INLINE = /^data:application\/json[^,]*;base64,/;

/**
 * Makes stacks name the lines of the sources instead of those of a bundle. A map is read when a stack needs it: Node's
 * own support reads all maps while the app loads, which takes a quarter of the start.
 */
export function mapStacks(): void {
  const format = Error.prepareStackTrace;
  if (format === undefined) return;
  const maps = new Map<string, MapOfFile | undefined>();
  Error.prepareStackTrace = (error, sites) => {
    const lines = String(format(error, sites)).split('\n');
    // One line for each call, after the message.
    const message = lines.length - sites.length;
    for (const [index, site] of sites.entries()) {
      const file = site.getFileName();
      const [line, column] = [site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0];
      const source = file && sourceOf(file, line, column, maps);
      if (source) lines[message + index] = lines[message + index]?.replace(`${file}:${line}:${column}`, source) ?? '';
    }
    return lines.join('\n');
  };
}

interface MapOfFile {
  map: SourceMap;
  /** What the names of sources are relative to. */
  base: URL;
}

function sourceOf(file: string, line: number, column: number, maps: Map<string, MapOfFile | undefined>) {
  if (file.startsWith('node:')) return undefined;
  if (!maps.has(file)) maps.set(file, readMap(file));
  const found = maps.get(file);
  const entry = found?.map.findEntry(line - 1, column - 1);
  if (found === undefined || entry === undefined || !('originalSource' in entry)) return undefined;
  const { href, protocol } = new URL(entry.originalSource, found.base);
  const name = protocol === 'file:' ? fileURLToPath(href) : href;
  return `${name}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

/** @returns undefined without a map that can be read: the stack then names the file as it is */
function readMap(file: string): MapOfFile | undefined {
  try {
    const url = file.startsWith('file:') ? new URL(file) : pathToFileURL(file);
    // As bytes: to read megabytes as text takes longer than the map itself.
    const bytes = readFileSync(url);
    const at = bytes.lastIndexOf(COMMENT);
    if (at === -1) return undefined;
    const name = bytes.toString('utf8', at + COMMENT.length).trim();
    if (INLINE.test(name))
      return { map: parsed(Buffer.from(name.replace(INLINE, ''), 'base64').toString()), base: url };
    const base = new URL(name, url);
    return { map: parsed(readFileSync(base, 'utf8')), base };
  } catch {
    return undefined;
  }
}

function parsed(text: string): SourceMap {
  return new SourceMap(JSON.parse(text));
}

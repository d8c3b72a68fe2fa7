import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Attribute, type Frame, PROFILER } from './aggregate-profile.ts';

/** Names the package or folder of a frame. Bundled code is attributed to its original source. */
export function frameAttribution(root: string): Attribute {
  const maps = new Map<string, SourceMap | undefined>();
  const parts = new Map<string, string>();
  return (frame) => {
    const { url, lineNumber, columnNumber } = frame;
    if (url === '') return undefined;
    if (url.startsWith('node:')) return partOfNode(url);
    const place = `${url}:${lineNumber}:${columnNumber}`;
    const part = parts.get(place) ?? partOfSource(root, originalOf(fileOf(url), frame, maps));
    parts.set(place, part);
    return part;
  };
}

function fileOf(url: string): string {
  return url.startsWith('file:') ? fileURLToPath(url) : url;
}

/** The source names of a package show whether it was bundled before it was published. */
function partOfSource(root: string, source: string): string {
  const [, published] = /webpack:\/+((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  return published ?? partOfFile(relative(root, source));
}

/** @param path relative to the project's root, as in a source name */
export function partOfFile(path: string): string {
  const inPackages = path.lastIndexOf('node_modules/');
  if (inPackages >= 0) {
    const [first = '', second = ''] = path.slice(inPackages + 'node_modules/'.length).split('/');
    return first.startsWith('@') ? `${first}/${second}` : first;
  }
  const [folder = '', name = '', src = '', part = ''] = path.split('/');
  if (folder !== 'packages') return `the app: ${folder}/`;
  return name === 'embedded-azure' && src === 'src' ? `${name}/${part}` : name;
}

/** Node's own modules, with some groups listed separately. */
export function partOfNode(url: string): string {
  if (/^node:inspector/.test(url)) return PROFILER;
  if (/undici/.test(url)) return 'Node.js: undici (Request, Headers, fetch)';
  if (/_http_|internal\/http/.test(url)) return 'Node.js: http';
  if (/webstreams|web\//.test(url)) return 'Node.js: web streams';
  if (/net$|stream|tls/.test(url)) return 'Node.js: sockets and streams';
  if (/sqlite/.test(url)) return 'Node.js: sqlite';
  return 'Node.js: the rest';
}

function originalOf(
  file: string,
  { lineNumber, columnNumber }: Frame,
  maps: Map<string, SourceMap | undefined>,
): string {
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  const entry = maps.get(file)?.findEntry(lineNumber, columnNumber);
  return entry !== undefined && 'originalSource' in entry && entry.originalSource
    ? resolve(dirname(file), entry.originalSource)
    : file;
}

function readMap(file: string): SourceMap | undefined {
  return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

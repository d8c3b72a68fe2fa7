import { gzipSync } from 'node:zlib';
import type { BuiltFile } from '../../shared/ports/built-files.ts';

/** Writes and compresses a document once for each set of values that it depends on. */
export function writeOnce<Values extends Record<string, string>>(build: (values: Values) => object) {
  const written = new Map<string, BuiltFile>();
  return (values: Values): BuiltFile => {
    const key = JSON.stringify(values);
    const file = written.get(key) ?? toFile(JSON.stringify(build(values)));
    written.set(key, file);
    return file;
  };
}

function toFile(text: string): BuiltFile {
  const content = Buffer.from(text);
  return { content, gzipped: gzipSync(content) };
}

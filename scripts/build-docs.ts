import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Puts the interactive page into the folder `docs` of the bundle's: files beside the bundle, because half a megabyte of browser's code must
 * not be parsed by a function that starts. What the page loads is named by its content, and stands compressed beside
 * itself.
 */
export function buildDocs(root: string, into: string): void {
  const from = join(root, 'functions', 'http', 'docs');
  const to = resolve(root, into, 'docs');
  const explorer = join(root, 'node_modules', 'openapi-explorer');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const write = (name: string, content: Uint8Array | string) => {
    writeFileSync(join(to, name), content);
    writeFileSync(join(to, `${name}.gz`), gzipSync(content, { level: 9 }));
  };

  const assets: Record<string, Uint8Array> = {
    'openapi-explorer.js': readFileSync(join(explorer, 'dist', 'browser', 'openapi-explorer.min.js')),
    'page.css': readFileSync(join(from, 'page.css')),
  };
  let page = readFileSync(join(from, 'index.html'), 'utf8');
  for (const [name, content] of Object.entries(assets)) {
    const hashed = withHash(name, content);
    write(hashed, content);
    page = page.replaceAll(`{{${name}}}`, hashed);
  }
  write('index.html', page);
  write('openapi-explorer-license.txt', readFileSync(join(explorer, 'LICENSE')));
}

function withHash(name: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 16);
  const extension = extname(name);
  return `${name.slice(0, -extension.length)}-${hash}${extension}`;
}

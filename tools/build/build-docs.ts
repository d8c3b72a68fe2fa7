import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Builds the interactive page, which is in the folder `docs` beside the bundle, because a starting function must not parse
 * megabytes of browser code. Its files are named by their content, each with a compressed copy.
 *
 * @returns its files by name, the page last
 */
export async function buildDocs(root: string): Promise<[name: string, content: Uint8Array][]> {
  const from = join(root, 'functions', 'http', 'docs', 'page');
  const reference = join(root, 'node_modules', '@scalar', 'api-reference');
  const assets: Record<string, Uint8Array> = {
    'scalar.js': readFileSync(join(reference, 'dist', 'browser', 'standalone.js')),
    'page.js': await bundled(join(from, 'show-reference.ts')),
    'page.css': readFileSync(join(from, 'page.css')),
  };
  const files: [name: string, content: Uint8Array][] = [];
  const add = (name: string, content: Uint8Array) =>
    files.push([`${name}.gz`, gzipSync(content, { level: 9 })], [name, content]);
  let page = readFileSync(join(from, 'index.html'), 'utf8');
  for (const [name, content] of Object.entries(assets)) {
    const hashed = withHash(name, content);
    add(hashed, content);
    page = page.replaceAll(`{{${name}}}`, hashed);
  }
  files.push(['scalar-license.txt', readFileSync(join(root, 'node_modules', '@scalar', 'api-client', 'LICENSE'))]);
  add('index.html', Buffer.from(page));
  return files;
}

async function bundled(entryPoint: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`${entryPoint} made no script`);
  return script.contents;
}

function withHash(name: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 16);
  const extension = extname(name);
  return `${name.slice(0, -extension.length)}-${hash}${extension}`;
}

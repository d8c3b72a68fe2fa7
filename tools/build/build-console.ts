import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { root } from '../root.ts';
import { COMMON_INPUTS } from './build.ts';
import { buildIfStale } from './build-if-stale.ts';
import { filesIn, writeBundle } from './write-bundle.ts';

const folder = join(root, 'node_modules', '.cache', 'console');
const generic = join(root, 'packages', 'embedded-azure', 'src', 'console', 'client');
const own = join(root, 'tools', 'run-locally', 'console');

/** Bundles the console's page unless the bundle is made from the present sources. @returns its files by name */
export async function buildConsole(): Promise<ReadonlyMap<string, Uint8Array>> {
  await buildIfStale({ folder, inputs, build: bundle });
  return new Map(filesIn(folder).map((file) => [relative(folder, file), readFileSync(file)]));
}

function inputs(): string[] {
  const sources = [dirname(generic), own].flatMap((cwd) =>
    globSync('**/*.{ts,tsx,css,html}', { cwd }).map((file) => join(cwd, file)),
  );
  return [...sources, ...globSync(COMMON_INPUTS, { cwd: root }).map((file) => join(root, file))].sort();
}

async function bundle(): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { console: join(own, 'client', 'main.ts'), style: join(generic, 'console.css') },
    bundle: true,
    format: 'esm',
    target: 'es2024',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    outdir: folder,
    logLevel: 'warning',
    write: false,
  });
  const files = outputFiles.map(({ path, contents }) => [relative(folder, path), contents] as const);
  writeBundle(folder, [...files, ['index.html', readFileSync(join(generic, 'index.html'))]]);
}

import { globSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../root.ts';
import { bundling, COMMON_INPUTS, entryLast } from './build.ts';
import { buildIfStale } from './build-if-stale.ts';
import { writeBundle } from './write-bundle.ts';

/** The embedded Functions host in a few files, which starts in half the time of its sources and packages. */
export const hostProgram = join(root, 'node_modules', '.cache', 'functions-host', 'main.mjs');

/** Of the host and of what it is made of: where the packages really are. */
const sources = ['embedded-azure/host-process', 'loopback-server/listen'].map((file) =>
  dirname(realpathSync(createRequire(import.meta.url).resolve(`@partner-orders/${file}`))),
);

/** Bundles the host unless the bundle is made from the present sources. @returns its program */
export async function buildHostIfStale(): Promise<string> {
  await buildIfStale({ folder: dirname(hostProgram), inputs, build: buildHost });
  return hostProgram;
}

function inputs(): string[] {
  const own = sources.flatMap((cwd) =>
    globSync(['**/*.ts', '../package.json'], { cwd }).map((file) => join(cwd, file)),
  );
  return [...own, ...globSync(COMMON_INPUTS, { cwd: root }).map((file) => join(root, file))].sort();
}

async function buildHost(): Promise<void> {
  const folder = dirname(hostProgram);
  const { outputFiles } = await build({
    ...bundling,
    entryPoints: [join(sources[0] ?? '', 'functions-host', 'main.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    external: [],
    plugins: [],
    sourcemap: 'linked',
    logLevel: 'warning',
    write: false,
  });
  writeBundle(folder, entryLast(outputFiles, folder, 'main.mjs'));
}

import { globSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../root.ts';
import { bundling, removeOldChunks } from './build.ts';

/** The embedded Functions host in a few files, which starts in half the time of its sources and packages. */
export const hostProgram = join(root, 'node_modules', '.cache', 'functions-host', 'main.mjs');

/** Of the host and of what it is made of: where the packages really are. */
const sources = ['embedded-azure/host-process', 'loopback-server/listen'].map((file) =>
  dirname(realpathSync(createRequire(import.meta.url).resolve(`@partner-orders/${file}`))),
);

/** Bundles the host unless the bundle is newer than all its sources. @returns its program */
export async function buildHostIfStale(): Promise<string> {
  const bundle = statSync(hostProgram, { throwIfNoEntry: false });
  const made = bundle?.mtimeMs ?? 0;
  const files = sources.flatMap((cwd) => globSync('**/*.ts', { cwd }).map((file) => join(cwd, file)));
  const isStale = [import.meta.filename, join(root, 'package-lock.json'), ...files].some(
    (file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > made,
  );
  if (isStale) await buildHost();
  return hostProgram;
}

async function buildHost(): Promise<void> {
  const folder = dirname(hostProgram);
  const { metafile } = await build({
    ...bundling,
    entryPoints: [join(sources[0] ?? '', 'functions-host', 'main.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    external: [],
    plugins: [],
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  removeOldChunks(folder, metafile);
}

import { globSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { runCommand } from '../command-line/run-command.ts';
import { root } from '../root.ts';
import { buildDocs } from './build-docs.ts';
import { leavingOutUnused } from './leaving-out-unused.ts';
import { mappingOwnCode } from './mapping-own-code.ts';

/** How the app is bundled. Only the host's own module stays outside; the host provides it. */
export const bundling = {
  entryPoints: ['functions/main.ts'],
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  sourcesContent: false,
  external: ['@azure/functions-core'],
  plugins: [leavingOutUnused],
  // CommonJS packages inside an ES module still load Node's own modules with `require`.
  banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
  metafile: true,
} satisfies BuildOptions;

/**
 * Bundles the app as Azure loads it: `main.js` and its chunks, with the interactive page in `docs` beside them.
 *
 * @param into the output folder, below the root
 * @returns what the bundle contains, and what it imports from outside
 */
export async function buildApp(root: string, into = 'dist', sourcemap = true): Promise<Metafile> {
  await buildDocs(root, into);
  const { metafile } = await build({
    ...bundling,
    absWorkingDir: root,
    outdir: into,
    sourcemap: sourcemap && 'linked',
    plugins: [...bundling.plugins, ...(sourcemap ? [mappingOwnCode] : [])],
    logLevel: 'warning',
  });
  removeOldChunks(resolve(root, into), metafile);
  return metafile;
}

/** Chunks are named by their content, so those of earlier builds would stay. They go last: a host may be running from here. */
export function removeOldChunks(folder: string, { outputs }: Metafile): void {
  const made = new Set(Object.keys(outputs).map((file) => basename(file)));
  for (const file of globSync('*.{js,mjs,map}', { cwd: folder })) {
    if (!made.has(file)) rmSync(join(folder, file));
  }
}

const SOURCES = [
  '{functions,orchestrations,shared}/**',
  'package-lock.json',
  'tools/build/{build*,leaving*,mapping*}.ts',
];

/** Bundles the app unless the bundle is newer than all its sources. */
export async function buildAppIfStale(root: string): Promise<void> {
  const bundle = statSync(join(root, 'dist', 'main.js'), { throwIfNoEntry: false });
  const isStale = () =>
    globSync(SOURCES, { cwd: root }).some((file) => modifiedAt(root, file) > (bundle?.mtimeMs ?? 0));
  if (bundle === undefined || isStale()) await buildApp(root);
}

function modifiedAt(root: string, file: string): number {
  return statSync(join(root, file)).mtimeMs;
}

if (import.meta.main) {
  await runCommand({
    usage: `npm run build

Bundles the app as Azure and the Functions host load it, into dist/. \`npm start\` does this when needed.`,
    options: {},
    async run() {
      const { outputs } = await buildApp(root);
      process.stdout.write(
        `dist/: main.js and ${Object.keys(outputs).filter((file) => file.endsWith('.js')).length - 1} chunks\n`,
      );
    },
  });
}

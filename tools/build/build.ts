import { globSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type BuildOptions, build, type Metafile, type OutputFile } from 'esbuild';
import { runCommand } from '../command-line/run-command.ts';
import { root } from '../root.ts';
import { buildDocs } from './build-docs.ts';
import { type Building, buildAlone, buildIfStale } from './build-if-stale.ts';
import { leavingOutUnused } from './leaving-out-unused.ts';
import { mappingOwnCode } from './mapping-own-code.ts';
import { writeBundle } from './write-bundle.ts';

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
  // A library of a chunk may import `createRequire` itself, so the banner must not take the name.
  banner: { js: `import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);` },
  metafile: true,
} satisfies BuildOptions;

/**
 * Bundles the app as Azure loads it: `main.js` and its chunks, with the interactive page in `docs` beside them.
 *
 * @param into the output folder, below the root
 * @returns what the bundle contains, and what it imports from outside
 */
export async function buildApp(root: string, into = 'dist', sourcemap = true): Promise<Metafile> {
  const folder = resolve(root, into);
  const docs = await buildDocs(root);
  const { metafile, outputFiles } = await build({
    ...bundling,
    absWorkingDir: root,
    outdir: into,
    sourcemap: sourcemap && 'linked',
    plugins: [...bundling.plugins, ...(sourcemap ? [mappingOwnCode] : [])],
    logLevel: 'warning',
    write: false,
  });
  writeBundle(folder, [
    ...docs.map(([name, content]) => [`docs/${name}`, content] as const),
    ...entryLast(outputFiles, folder, 'main.js'),
  ]);
  return metafile;
}

/** The files of a build by their paths in its folder. */
export function entryLast(
  outputs: readonly OutputFile[],
  folder: string,
  entry: string,
): (readonly [path: string, content: Uint8Array])[] {
  const files = outputs.map(({ path, contents }) => [relative(folder, path), contents] as const);
  return files.sort(([a], [b]) => Number(a === entry) - Number(b === entry));
}

/** What decides the bundle besides our sources: the installed packages, and how it is made. */
export const COMMON_INPUTS = [
  'package-lock.json',
  'node_modules/.package-lock.json',
  'tsconfig.json',
  'tools/build/{build*,leaving*,mapping*,write-bundle}.ts',
];

/** The bundle of the app in `dist`. */
const appIn = (root: string): Building => ({
  folder: join(root, 'dist'),
  inputs: () =>
    globSync(['{functions,orchestrations,shared}/**', 'package.json', ...COMMON_INPUTS], {
      cwd: root,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort(),
  build: async () => void (await buildApp(root)),
});

/** Bundles the app unless the bundle is made from the present sources. */
export function buildAppIfStale(root: string): Promise<void> {
  return buildIfStale(appIn(root));
}

if (import.meta.main) {
  await runCommand({
    usage: `npm run build

Bundles the app as Azure and the Functions host load it, into dist/. \`npm start\` does this when needed.`,
    options: {},
    async run() {
      await buildAlone(appIn(root));
      process.stdout.write(`dist/: main.js and ${globSync('*.js', { cwd: join(root, 'dist') }).length - 1} chunks\n`);
    },
  });
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundling } from './build.ts';

const run = promisify(execFile);
const SCHEME = 'package:';

/** The folder of the bundled packages, below that of the bundle. */
export const PACKAGES = 'packages';

/** The file of a bundled package, below the folder of the bundle. */
export const fileOfPackage = (specifier: string) => `${PACKAGES}/${specifier.replaceAll('/', '+')}.js`;

/**
 * Bundles packages separately, so that a change of our own code does not rebuild these megabytes.
 *
 * @param into the folder of the bundle
 */
export async function bundlePackages(root: string, specifiers: readonly string[], into: string): Promise<void> {
  const names = await exportedNames(root, specifiers);
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: specifiers.map((specifier) => ({
      in: `${SCHEME}${specifier}`,
      out: fileOfPackage(specifier).replace(/\.js$/, ''),
    })),
    chunkNames: `${PACKAGES}/[name]-[hash]`,
    outdir: into,
    logLevel: 'error',
    plugins: [
      ...bundling.plugins,
      {
        name: 'packages',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: new RegExp(`^${SCHEME}`) }, ({ path }) => ({
            path: path.slice(SCHEME.length),
            namespace: SCHEME,
          }));
          onLoad({ filter: /./, namespace: SCHEME }, ({ path }) => ({
            contents: `export { ${names[path]?.join(', ')} } from ${JSON.stringify(path)};`,
            resolveDir: root,
          }));
        },
      },
    ],
  });
}

/** Asks Node in a separate process: the exports of a CommonJS package show only when it runs. */
async function exportedNames(root: string, specifiers: readonly string[]): Promise<Record<string, string[]>> {
  const program = `const all = await Promise.all(process.argv.slice(1).map(async (name) => [name, Object.keys(await import(name))]));
    console.log(JSON.stringify(Object.fromEntries(all))); process.exit();`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program, ...specifiers], { cwd: root });
  const answer = JSON.parse(stdout) as Record<string, string[]>;
  // Node adds the name "module.exports" to a CommonJS package, compilers add the other.
  return Object.fromEntries(
    Object.entries(answer).map(([name, exported]) => [
      name,
      exported.filter((one) => /^[\w$]+$/.test(one) && one !== '__esModule'),
    ]),
  );
}

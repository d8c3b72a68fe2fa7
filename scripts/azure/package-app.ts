import { copyFileSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import type { Metafile } from 'esbuild';
import { buildApp } from '../build.ts';
import { root } from '../partner-orders.ts';
import { type ZipEntry, zip } from './zip.ts';

/** Below the root: what azd zips and sends, and the same as one zip for everybody else. */
export const PACKAGE = { folder: '.package/app', zip: '.package/partner-orders.zip' };

/** Given by the Functions host. */
const GIVEN = ['@azure/functions-core'];

/**
 * Builds the app and puts together what Azure runs: the bundle, host.json and a package.json without dependencies, since
 * the bundle holds them. Without source maps, which would be half of what an instance fetches before its first request.
 * The same sources make the same bytes.
 *
 * @param into where the package goes, by default the root of the project
 * @throws if the bundle imports a package, which would be missing in Azure
 */
export async function packageApp(into = root): Promise<{ folder: string; zip: string }> {
  const folder = join(into, PACKAGE.folder);
  rmSync(folder, { recursive: true, force: true });
  refusePackages(await buildApp(root, join(folder, 'dist'), false));
  const { name, version, license, type, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = { name, version, license, private: true, type, main };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  copyFileSync(join(root, 'host.json'), join(folder, 'host.json'));
  const file = join(into, PACKAGE.zip);
  writeFileSync(file, zip(filesOf(folder)));
  return { folder, zip: file };
}

export function refusePackages({ outputs }: Pick<Metafile, 'outputs'>): void {
  const outside = Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external, path }) => external && !isBuiltin(path) && !GIVEN.includes(path))
    .map(({ path }) => path);
  if (outside.length === 0) return;
  throw new Error(
    `the bundle imports ${[...new Set(outside)].join(', ')}: packages are bundled, or they are missing in Azure`,
  );
}

function filesOf(folder: string): ZipEntry[] {
  const entries = globSync('**', { cwd: folder, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({ name: relative(folder, file).replaceAll('\\', '/'), content: readFileSync(file) }));
}

if (import.meta.main) {
  const { zip: file } = await packageApp().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  process.stdout.write(`${file}\n`);
}

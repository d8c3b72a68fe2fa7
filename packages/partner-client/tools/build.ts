import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Builds what is published: one module for `import`, one for `require`, the types of both, and the command.
 *
 * @param folder where to, dist by default
 */
export async function buildPackage(folder = join(import.meta.dirname, '..', 'dist')): Promise<void> {
  const root = join(import.meta.dirname, '..');
  rmSync(folder, { recursive: true, force: true });
  const entryPoints = [join(root, 'src', 'index.ts')];
  const cli = [join(root, 'src', 'cli', 'run-cli.ts')];
  const options = { entryPoints, bundle: true, platform: 'node', target: 'node22' } as const;
  await build({ ...options, format: 'esm', packages: 'external', outfile: join(folder, 'esm', 'index.js') });
  await build({ ...options, entryPoints: cli, format: 'esm', packages: 'external', outfile: join(folder, 'cli.js') });
  // With its dependencies inside: a default export of an ES module isn't one for a program that requires it.
  await build({ ...options, format: 'cjs', outfile: join(folder, 'cjs', 'index.js') });
  const tsc = createRequire(import.meta.url).resolve('typescript/package.json');
  execFileSync(
    process.execPath,
    [join(dirname(tsc), 'bin', 'tsc'), '-p', join(root, 'tools'), '--outDir', join(folder, 'esm')],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  cpSync(join(folder, 'esm'), join(folder, 'cjs'), { recursive: true, filter: (path) => !path.endsWith('index.js') });
  writeFileSync(join(folder, 'cjs', 'package.json'), '{ "type": "commonjs" }\n');
}

if (import.meta.main) await buildPackage();

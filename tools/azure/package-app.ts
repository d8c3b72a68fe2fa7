import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import type { Metafile } from 'esbuild';
import { type Zippable, zipSync } from 'fflate';
import { schemaVersions } from '../../shared/domain/schema-versions.ts';
import { buildApp } from '../build/build.ts';
import { filesIn } from '../build/write-bundle.ts';
import { runCommand } from '../command-line/run-command.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { takeLock } from '../install/take-lock.mjs';
import { root } from '../root.ts';
import { type DurableBackend, durableBackends, hostJsonFor } from './host-json-for.ts';

/** Relative to the root: the folder that azd zips and sends, and the same as a zip for other tools. */
export const PACKAGE = { folder: '.package/app', zip: '.package/partner-orders.zip' };

/**
 * A fixed time (the first day that zip supports), so that the same sources give the same bytes; and Unix attributes, so
 * that the files are readable there.
 */
const ZIPPED = { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 } as const;

/** Provided by the Functions host. */
const GIVEN = ['@azure/functions-core'];

/**
 * Builds the package that Azure runs: the bundle, host.json and a package.json without dependencies, because the bundle
 * contains them. There are no source maps, because nothing would read them: NODE_OPTIONS doesn't reach a worker that Azure
 * started before it knew the app, and arguments of the worker would make it start another one. The bundle isn't minified,
 * so stacks keep their names. The same sources give the same bytes.
 *
 * @param into the target folder, by default the root of the project
 * @param backend where sagas keep their state: `durableBackend` of infra/main.bicep
 * @throws if the bundle imports a package, which would be missing in Azure
 */
export async function packageApp(
  into = root,
  backend: DurableBackend = 'azureStorage',
): Promise<{ folder: string; zip: string }> {
  const folder = join(into, PACKAGE.folder);
  const release = await takeLock(folder, (pid) =>
    process.stderr.write(`Waiting for the package of process ${pid} …\n`),
  );
  try {
    return await packageInto(folder, join(into, PACKAGE.zip), backend);
  } finally {
    release();
  }
}

async function packageInto(
  folder: string,
  file: string,
  backend: DurableBackend,
): Promise<{ folder: string; zip: string }> {
  // Nobody deploys the old zip while the new one is made.
  rmSync(file, { force: true });
  rmSync(folder, { recursive: true, force: true });
  refusePackages(await buildApp(root, join(folder, 'dist'), false));
  const { name, version, license, type, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // A release records these values with the version that it deploys.
  const manifest = { name, version, license, private: true, type, main, reads: schemaVersions };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const hostJson = readFileSync(join(root, 'host.json'), 'utf8');
  writeFileSync(join(folder, 'host.json'), hostJsonFor(backend, hostJson));
  writeFileSync(`${file}.unfinished`, zipSync(filesOf(folder), ZIPPED));
  renameSync(`${file}.unfinished`, file);
  return { folder, zip: file };
}

/** azd passes the values of its environment to the hook that runs this. */
function backendIn({ DURABLE_BACKEND: named }: NodeJS.ProcessEnv): DurableBackend {
  const backend = durableBackends.find((one) => one === (named || 'azureStorage'));
  if (backend === undefined) throw new UsageError(`DURABLE_BACKEND must be ${durableBackends.join(' or ')}`);
  return backend;
}

export function refusePackages({ outputs }: Pick<Metafile, 'outputs'>): void {
  const outside = Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external, path }) => external && !isBuiltin(path) && !GIVEN.includes(path))
    .map(({ path }) => path);
  if (outside.length === 0) return;
  throw new Error(
    `the bundle imports ${[...new Set(outside)].join(', ')}: every package must be in the bundle, or it is missing in Azure`,
  );
}

function filesOf(folder: string): Zippable {
  return Object.fromEntries(
    filesIn(folder).map((file) => [relative(folder, file).replaceAll('\\', '/'), readFileSync(file)]),
  );
}

if (import.meta.main) {
  await runCommand({
    usage: `npm run package

Builds the deployment package, as a folder (${PACKAGE.folder}) and as a zip (${PACKAGE.zip}), and prints the path of the zip.
With DURABLE_BACKEND=scheduler in the environment, its host.json names the Durable Task Scheduler.`,
    options: {},
    async run() {
      const { zip: file } = await packageApp(root, backendIn(process.env));
      process.stdout.write(`${file}\n`);
    },
  });
}

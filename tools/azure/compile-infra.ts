import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../root.ts';

/**
 * Builds and lints the templates with Bicep's own compiler, if it is installed: `bicep` or `az bicep`. No package
 * registry has it, so without it only the specs of test/infra check the templates.
 */

/** How to call each compiler. */
const compilers: { name: string; version: string[]; run(action: string, file: string, output: boolean): string[] }[] = [
  {
    name: 'bicep',
    version: ['--version'],
    run: (action, file, output) => [action, file, ...(output ? ['--stdout'] : [])],
  },
  {
    name: 'az',
    version: ['bicep', 'version'],
    run: (action, file, output) => ['bicep', action, '--file', file, ...(output ? ['--stdout'] : [])],
  },
];

const infra = join(root, 'infra');
const work: [action: string, file: string, output: boolean][] = [
  ['build', join(infra, 'main.bicep'), true],
  ['lint', join(infra, 'main.bicep'), false],
  ['build-params', join(infra, 'dev.bicepparam'), true],
  ['build-params', join(infra, 'prod.bicepparam'), true],
];

/** Environment variables that the parameter files read. */
const asked = { PUBLISHER_EMAIL: 'api@partner-orders.example', CARRIER_URL: 'https://carrier.example' };

function call(name: string, parameters: string[]): { status: number | null; stderr: string } {
  const shell = process.platform === 'win32';
  const { status, stderr } = spawnSync(name, parameters, {
    encoding: 'utf8',
    shell,
    env: { ...asked, ...process.env },
    maxBuffer: 2 ** 28,
  });
  return { status, stderr: stderr ?? '' };
}

const compiler = compilers.find(({ name, version }) => call(name, version).status === 0);
if (compiler === undefined) {
  process.stdout.write('Bicep’s compiler isn’t installed: the templates were checked, but not compiled.\n');
} else {
  const failed = work.filter(([action, file, output]) => {
    const { status, stderr } = call(compiler.name, compiler.run(action, file, output));
    if (stderr !== '') process.stderr.write(stderr);
    return status !== 0;
  });
  for (const [action, file] of failed) process.stderr.write(`${compiler.name}: ${action} of ${file} failed\n`);
  if (failed.length === 0) process.stdout.write(`Compiled and linted with ${compiler.name}.\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

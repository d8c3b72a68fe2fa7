import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compilerFolder } from '../../tools/azure/bicep/compiler-folder.ts';
import { fetchCompiler } from '../../tools/azure/bicep/fetch-compiler.ts';
import { root } from '../../tools/root.ts';

let home: string;
let env: NodeJS.ProcessEnv;
const lines: string[] = [];
const fetched = () => fetchCompiler((line) => lines.push(line), env);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
  mkdirSync(join(home, 'bin'));
  // The stubs are run by sh, and nothing else may be found.
  symlinkSync('/bin/sh', join(home, 'bin', 'sh'));
  env = { PATH: join(home, 'bin'), XDG_CACHE_HOME: join(home, 'cache'), AZURE_CONFIG_DIR: join(home, '.azure') };
  lines.length = 0;
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function stub(file: string, body: string): string {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}
const bicep = (file: string, version: string) => stub(file, `echo "Bicep CLI version ${version} (b34271ac51)"`);
const dotnet = (restore: string) =>
  stub(join(home, 'bin', 'dotnet'), `if [ "$1" = --version ]; then echo 10.0.100; exit 0; fi\n${restore}`);

// The stubs are scripts of sh.
describe.skipIf(process.platform === 'win32')('Bicep’s compiler', () => {
  test('is the one that BICEP names, else one on PATH, else the Azure CLI’s', async () => {
    const azure = bicep(join(home, '.azure', 'bin', 'bicep'), '0.49.2');
    expect(await fetched()).toEqual({ path: azure });
    const onPath = bicep(join(home, 'bin', 'bicep'), '0.51.1');
    expect(await fetched()).toEqual({ path: onPath });
    env['BICEP'] = bicep(join(home, 'own', 'bicep'), '0.40.1');
    expect(await fetched()).toEqual({ path: env['BICEP'] });
  });

  test('is not one that is older than the release which the templates are checked with', async () => {
    bicep(join(home, 'bin', 'bicep'), '0.9.1');
    expect(await fetched()).toEqual({ missing: 'neither bicep nor dotnet is installed' });
  });

  test.each([
    ['error NU1301: Unable to load the service index', 'NuGet can’t be reached'],
    ['error NU1101: Unable to find package', 'no NuGet source of this machine has it'],
  ])('is missing where NuGet says %s', async (message, missing) => {
    dotnet(`echo "${message}"; exit 1`);
    expect(await fetched()).toEqual({ missing });
    expect(lines).toEqual([expect.stringContaining('Fetching Bicep’s compiler')]);
  });

  test('is fetched again if the one that is kept is damaged', async () => {
    const kept = bicep(join(compilerFolder(env), 'bicep'), '0.49.2');
    dotnet('echo "error NU1301: Unable to load the service index"; exit 1');
    expect(await fetched()).toEqual({ missing: 'NuGet can’t be reached' });
    expect(lines).toEqual([`${kept} is damaged, so it is not used.`, expect.stringContaining('Fetching')]);
  });

  test.each(['check-infra.ts', 'write-modules-page.ts'])(
    'is needed by tools/azure/%s, which fails without it',
    (file) => {
      const { status, stderr } = spawnSync(process.execPath, [join(root, 'tools', 'azure', file)], {
        env,
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([1, expect.stringMatching(/because neither bicep nor dotnet is installed/)]);
    },
  );

  test('is not just any program that has a version', async () => {
    env['BICEP'] = process.execPath;
    await expect(fetched()).rejects.toThrow(`BICEP is ${process.execPath}, which is not a Bicep compiler that runs`);
  });

  test('is not given up quietly when NuGet has it and fails otherwise', async () => {
    dotnet('echo "error NU3008: The package integrity check failed."; exit 1');
    await expect(fetched()).rejects.toThrow(/NU3008/);
  });

  test.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
    'is refused if its package is another',
    async () => {
      dotnet(
        'content="$4/azure.bicep.commandline.linux-x64/0.49.2"; mkdir -p "$content/tools"; echo x > "$content/tools/bicep"; echo x > "$content/azure.bicep.commandline.linux-x64.0.49.2.nupkg"',
      );
      env['PATH'] = `${env['PATH']}:/usr/bin:/bin`;
      await expect(fetched()).rejects.toThrow(/its SHA-512 is another/);
      expect(existsSync(join(compilerFolder(env), 'bicep'))).toBe(false);
    },
  );
});

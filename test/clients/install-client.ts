import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../tools/root.ts';

const run = promisify(execFile);
const npm = {
  cwd: root,
  env: { ...process.env, npm_config_update_notifier: 'false' },
  shell: process.platform === 'win32',
};

/**
 * Packs the client and installs the file in an empty folder, as a partner would.
 *
 * @returns why it can't be installed, if the registry of packages isn't reachable
 */
export async function installClient(directory: string): Promise<{ folder: string } | { missing: string }> {
  const folder = join(directory, 'partner');
  mkdirSync(folder, { recursive: true });
  const workspace = ['--workspace', 'packages/partner-client'];
  const { stdout } = await run('npm', ['pack', '--json', ...workspace, '--pack-destination', directory], npm);
  const file = join(directory, /"filename": "([^"]+)"/.exec(stdout)?.[1] ?? '');
  if (!existsSync(file)) throw new Error(`npm pack wrote no ${file}: ${stdout}`);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  const failed = await run('npm', ['install', ...flags, file], { ...npm, cwd: folder }).then(
    () => undefined,
    (error) => String(error.stderr),
  );
  if (failed === undefined) return { folder };
  if (/ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|network/i.test(failed)) return { missing: failed };
  throw new Error(failed);
}

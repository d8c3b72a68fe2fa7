import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFile } from './measured-program.ts';

const folder = benchFile('peers');

/** Installs the packages of the peers, unless they already match the lockfile. The project itself doesn't need them. */
export function installPeers(progress: (line: string) => void): void {
  if (isInstalled()) return;
  progress('installing the peers (once)');
  // None of them needs its install script, and one of these scripts reports who installs it.
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', flags, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`npm ci in ${folder} failed: ${stderr.toString().trim()}`);
}

function isInstalled(): boolean {
  const wanted = Object.entries(packagesIn('package-lock.json')).filter(([path]) => path !== '');
  const found = packagesIn(join('node_modules', '.package-lock.json'));
  return wanted.every(
    ([path, { version, optional }]) => found[path]?.version === version || (optional && !found[path]),
  );
}

function packagesIn(file: string): Record<string, { version: string; optional?: boolean }> {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

import { homedir } from 'node:os';
import { join } from 'node:path';
import { compilerRelease } from './compiler-release.ts';

/** Where the fetched compiler is kept: outside of the project, so that a fresh clone finds it. */
export function compilerFolder(env: NodeJS.ProcessEnv = process.env): string {
  const caches =
    process.platform === 'win32'
      ? (env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
      : (env['XDG_CACHE_HOME'] ?? join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache'));
  return join(caches, 'partner-orders', `bicep-${compilerRelease.version}`);
}

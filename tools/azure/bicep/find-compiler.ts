import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { compilerRelease } from './compiler-release.ts';
import { fetchedCompiler, PROGRAM } from './fetched-compiler.ts';

/**
 * Bicep's compiler, if it is on this machine: the one that BICEP names, the fetched one, one on PATH, or the Azure CLI's. One
 * that is older than our release counts as none, because it knows fewer rules and no snapshots.
 */
export async function findCompiler(
  report: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const named = env['BICEP'];
  if (named !== undefined && named !== '') {
    if (versionOf(named, env) === undefined)
      throw new Error(`BICEP is ${named}, which is not a Bicep compiler that runs`);
    return named;
  }
  const fetched = await fetchedCompiler(report, env);
  if (fetched !== undefined) return fetched;
  const folders = [
    ...(env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    join(env['AZURE_CONFIG_DIR'] ?? join(homedir(), '.azure'), 'bin'),
  ];
  return folders
    .map((folder) => join(folder, PROGRAM))
    .find((file) => existsSync(file) && isRecent(versionOf(file, env)));
}

function versionOf(file: string, env: NodeJS.ProcessEnv): string | undefined {
  const { stdout, status } = spawnSync(file, ['--version'], { encoding: 'utf8', env: compilerEnvironment(env) });
  return status === 0 ? /^Bicep CLI version (\d+\.\d+\.\d+)/.exec(stdout)?.[1] : undefined;
}

function isRecent(version: string | undefined): boolean {
  return version !== undefined && version.localeCompare(compilerRelease.version, 'en', { numeric: true }) >= 0;
}

/** The compiler needs no ICU this way, which slim images lack. */
export function compilerEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
}

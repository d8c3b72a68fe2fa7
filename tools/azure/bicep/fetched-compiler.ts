import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { compilerFolder } from './compiler-folder.ts';
import { compilerRelease } from './compiler-release.ts';

export const PROGRAM = process.platform === 'win32' ? 'bicep.exe' : 'bicep';

/** The compiler that was fetched earlier, if it is still the one that the package had. */
export async function fetchedCompiler(
  report: (line: string) => void,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const file = join(compilerFolder(env), PROGRAM);
  if (!existsSync(file)) return undefined;
  if ((await sha512Of(file)) === expectedHash(file)) return file;
  report(`${file} is damaged, so it is not used.`);
  return undefined;
}

/** Where the hash of a fetched program is recorded. */
export const hashFileOf = (program: string) => `${program}.sha512`;

function expectedHash(file: string): string | undefined {
  const known = compilerRelease.programSha512[runtimeIdentifier()];
  if (known !== undefined) return known;
  return existsSync(hashFileOf(file)) ? readFileSync(hashFileOf(file), 'utf8') : undefined;
}

/** This system's name in .NET. */
export function runtimeIdentifier(): string {
  const system = { win32: 'win', darwin: 'osx' }[process.platform as string] ?? process.platform;
  return `${system}-${process.arch}`;
}

export async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

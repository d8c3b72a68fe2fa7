import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilerFolder } from './compiler-folder.ts';
import { compilerRelease } from './compiler-release.ts';
import { hashFileOf, PROGRAM, runtimeIdentifier, sha512Of } from './fetched-compiler.ts';
import { findCompiler } from './find-compiler.ts';

/** Where the compiler is, or why there is none. */
export type Compiler = { path: string } | { missing: string };

/** What NuGet says when no source answers, and when none has the package. */
const OUT_OF_REACH: [pattern: RegExp, missing: string][] = [
  [/NU1301|NU1801/, 'NuGet can’t be reached'],
  [/NU1101|NU1102|NU1100/, 'no NuGet source of this machine has it'],
];

/**
 * Finds Bicep's compiler, or fetches its package with the .NET SDK's NuGet client, from the sources that are configured there.
 *
 * @throws if a source has the package and it can't be used
 */
export async function fetchCompiler(
  report: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Compiler> {
  const found = await findCompiler(report, env);
  if (found !== undefined) return { path: found };
  if ((await runDotnet(['--version'], env)).status !== 0) return { missing: 'neither bicep nor dotnet is installed' };
  report(`Fetching Bicep’s compiler ${compilerRelease.version} from NuGet (once, about 115 MB) …`);
  return await restore(compilerFolder(env), env);
}

async function restore(folder: string, env: NodeJS.ProcessEnv): Promise<Compiler> {
  const work = mkdtempSync(join(tmpdir(), 'bicep-'));
  try {
    const platform = runtimeIdentifier();
    const name = `${compilerRelease.package}.${platform}`;
    const project = join(work, 'bicep.csproj');
    writeFileSync(project, projectFor(name));
    const { status, output } = await runDotnet(['restore', project, '--packages', work], env);
    if (status !== 0) {
      const [, missing] = OUT_OF_REACH.find(([pattern]) => pattern.test(output)) ?? [];
      if (missing !== undefined) return { missing };
      throw new Error(`dotnet restore of ${name} failed:\n${output}`);
    }
    return { path: await keep(join(work, name.toLowerCase(), compilerRelease.version), name, platform, folder) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const projectFor = (name: string) => `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>netstandard2.0</TargetFramework>
    <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="${name}" Version="[${compilerRelease.version}]" />
  </ItemGroup>
</Project>
`;

/** The program alone is kept, and appears whole or not at all. */
async function keep(content: string, name: string, platform: string, folder: string): Promise<string> {
  const expected = compilerRelease.sha512[platform];
  const file = join(content, `${name.toLowerCase()}.${compilerRelease.version}.nupkg`);
  if (expected !== undefined && (await sha512Of(file)) !== expected) {
    throw new Error(
      `${name} ${compilerRelease.version} isn't the package that this project knows: its SHA-512 is another`,
    );
  }
  mkdirSync(folder, { recursive: true });
  const program = join(folder, PROGRAM);
  const unfinished = `${program}.${process.pid}`;
  copyFileSync(join(content, 'tools', PROGRAM), unfinished);
  chmodSync(unfinished, 0o755);
  writeFileSync(hashFileOf(program), await sha512Of(unfinished));
  renameSync(unfinished, program);
  return program;
}

function runDotnet(parameters: string[], env: NodeJS.ProcessEnv): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('dotnet', parameters, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', () => resolve({ status: 127, output }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

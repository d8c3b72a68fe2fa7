import { fetchCompiler } from './fetch-compiler.ts';

/** @throws where there is no compiler: a command that only skips would look as if all were well */
export async function requireCompiler(): Promise<void> {
  const compiler = await fetchCompiler((line) => process.stderr.write(`${line}\n`));
  if ('path' in compiler) return;
  throw new Error(
    `This needs Bicep’s compiler, which isn’t here, because ${compiler.missing}. Install bicep (az bicep install) or the .NET SDK.`,
  );
}

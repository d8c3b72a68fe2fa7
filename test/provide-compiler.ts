import type { TestProject } from 'vitest/node';
import { fetchCompiler } from '../tools/azure/bicep/fetch-compiler.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Bicep's compiler; undefined where it can't be had, and the tests that need it are skipped. */
    compiler: string | undefined;
  }
}

const report = (line: string) => process.stderr.write(`${line}\n`);

/** Once for all specs: the compiler of the templates. */
export async function setup(project: TestProject): Promise<void> {
  const compiler = await fetchCompiler(report);
  if ('missing' in compiler) {
    report(`Bicep’s compiler isn’t here, because ${compiler.missing}: the tests of the templates are skipped.`);
  }
  project.provide('compiler', 'path' in compiler ? compiler.path : undefined);
}

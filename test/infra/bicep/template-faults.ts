import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inject } from 'vitest';
import { z } from 'zod';
import { root } from '../../../tools/root.ts';
import { keyOf } from './key-of.ts';
import { runningCompiler } from './running-compiler.ts';
import { type Staged, stage } from './stage.ts';

const Compiled = z.looseObject({
  diagnostics: z.array(
    z.looseObject({
      source: z.string(),
      range: z.looseObject({ start: z.looseObject({ line: z.int(), char: z.int() }) }),
      level: z.string(),
      code: z.string(),
      message: z.string(),
    }),
  ),
});

/** A module has errors, which are listed themselves. */
const ELSEWHERE = 'BCP104';

/** The errors that keep a folder's main.bicep or a parameter file from compiling, each with its file and line. */
export async function templateFaults(folder: string): Promise<string[]> {
  if (inject('compiler') === undefined) return [];
  // Only that there is none is kept: who has one wants to know it from the compiler itself.
  const compiles = join(root, 'node_modules', '.cache', 'infra', `${keyOf(folder, 'compiles')}.ok`);
  if (existsSync(compiles)) return [];
  const staged = stage(folder, {});
  try {
    const faults = await compileAll(staged);
    if (faults.length === 0) {
      mkdirSync(dirname(compiles), { recursive: true });
      writeFileSync(compiles, '');
    }
    return faults;
  } finally {
    staged.remove();
  }
}

async function compileAll({ folder }: Staged): Promise<string[]> {
  const { request } = runningCompiler();
  const parameterFiles = globSync('{dev,prod}.bicepparam', { cwd: folder }).sort();
  const answers = [
    await request('bicep/compile', { path: join(folder, 'main.bicep') }),
    ...(await Promise.all(
      parameterFiles.map((file) =>
        request('bicep/compileParams', { path: join(folder, file), parameterOverrides: {} }),
      ),
    )),
  ];
  const faults = answers.flatMap((answer) =>
    Compiled.parse(answer)
      .diagnostics.filter(({ level, code }) => level === 'Error' && code !== ELSEWHERE)
      .map(({ source, range: { start }, code, message }) => {
        const file = relative(dirname(folder), source).replaceAll('\\', '/');
        return `${file}:${start.line + 1}:${start.char + 1} ${code}: ${message}`;
      }),
  );
  return [...new Set(faults)];
}

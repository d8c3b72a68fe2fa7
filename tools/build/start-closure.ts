import type { Metafile } from 'esbuild';

/** The files of the bundle that Node loads before the app's first line runs: `main.js`, and what it imports statically. */
export function startClosure({ outputs }: Pick<Metafile, 'outputs'>, entryPoint = 'functions/main.ts'): Set<string> {
  const entry = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === entryPoint);
  if (entry === undefined) throw new Error(`the bundle has no file for ${entryPoint}`);
  const found = new Set([entry]);
  for (const file of found) {
    const imports = outputs[file]?.imports ?? [];
    for (const { path, kind } of imports) if (kind === 'import-statement' && path in outputs) found.add(path);
  }
  return found;
}

/** The packages in a set of bundled files: bytes by package name. */
export function packagesIn({ outputs }: Pick<Metafile, 'outputs'>, files: Iterable<string>): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const file of files) {
    for (const [input, { bytesInOutput }] of Object.entries(outputs[file]?.inputs ?? {})) {
      const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ?? [];
      if (name !== undefined) sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
    }
  }
  return sizes;
}

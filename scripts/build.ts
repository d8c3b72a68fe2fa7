import { build } from 'esbuild';

/**
 * Bundles the app as Azure loads it: `dist/main.js` and its chunks. Only the host's own module stays outside; it is
 * given by whoever hosts.
 */
export async function buildApp(root: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['functions/main.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    sourcemap: 'linked',
    sourcesContent: false,
    keepNames: true,
    external: ['@azure/functions-core'],
    // CommonJS packages inside an ES module: they still ask for Node's own modules with `require`.
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
    logLevel: 'warning',
  });
}

if (import.meta.main) await buildApp(new URL('..', import.meta.url).pathname);

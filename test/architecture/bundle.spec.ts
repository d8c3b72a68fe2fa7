import { build, type Metafile } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { bundling } from '../../tools/build/build.ts';
import { inert, leftOut } from '../../tools/build/leaving-out-unused.ts';
import { packagesIn, startClosure } from '../../tools/build/start-closure.ts';
import { root } from '../../tools/root.ts';

let metafile: Metafile;
beforeAll(async () => {
  ({ metafile } = await build({ ...bundling, absWorkingDir: root, outdir: 'dist', write: false }));
});

/** Packages of several megabytes: code imports them only when it needs them. */
const LAZY =
  /^(applicationinsights|@azure\/monitor-.*|@azure\/identity|@azure\/msal-.*|@opentelemetry\/(?!api$|api-logs$).*)$/;

test('the entry file loads no telemetry library and no sign-in library', () => {
  const names = [...packagesIn(metafile, startClosure(metafile)).keys()];
  expect(names).toContain('@opentelemetry/api');
  expect(names.filter((name) => LAZY.test(name))).toEqual([]);
});

/** A file of the bundle that only `import()` reaches. */
const TELEMETRY = 'shared/telemetry/azure-monitor/start-telemetry.ts';

test('the bundle has the Application Insights package, without the parts that the app turns off', () => {
  const packages = packagesIn(metafile, startClosure(metafile, TELEMETRY));
  expect([...packages.keys()]).toEqual(expect.arrayContaining(['applicationinsights', '@azure/monitor-opentelemetry']));
  const emptied = leftOut.filter((part) => part.endsWith('/') && part.split('/').length === 3);
  const heavy = emptied.filter((part) => (packages.get(part.slice(0, -1)) ?? 0) > 1_000);
  expect(heavy).toEqual([]);
});

test('everything that the build leaves out or replaces belongs to an installed package', () => {
  const files = Object.keys(metafile.inputs).map((input) => input.replace(/.*node_modules\//, ''));
  const stale = [...leftOut, ...Object.keys(inert)].filter((part) => !files.some((file) => file.startsWith(part)));
  expect(stale).toEqual([]);
});

test('the bundle has each telemetry library in only one version', () => {
  const folders = Object.keys(metafile.inputs).flatMap(
    (input) => /.*node_modules\/@opentelemetry\/[^/]+/.exec(input) ?? [],
  );
  const copies = new Map<string, Set<string>>();
  for (const folder of folders) {
    const name = folder.replace(/.*node_modules\//, '');
    copies.set(name, (copies.get(name) ?? new Set()).add(folder));
  }
  expect([...copies].filter(([, where]) => where.size > 1)).toEqual([]);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { buildIfStale } from './build-if-stale.ts';
import { filesIn, writeBundle } from './write-bundle.ts';

let project: string;
let source: string;
let folder: string;
let built: number;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rmSync(project, { recursive: true }));
  source = join(project, 'source.ts');
  folder = join(project, 'dist');
  built = 0;
  writeFileSync(source, 'one');
});

const inputs = () => filesIn(project).filter((file) => file.endsWith('.ts'));
const write = (...texts: string[]) =>
  writeBundle(
    folder,
    texts.map((text, index) => [index === texts.length - 1 ? 'main.js' : `chunk-${text}.js`, Buffer.from(text)]),
  );
const bundled = () => readFileSync(join(folder, 'main.js'), 'utf8');

/** @param meanwhile after the sources are read */
async function build(meanwhile = () => {}): Promise<void> {
  await buildIfStale({
    folder,
    inputs,
    async build() {
      built += 1;
      const text = readFileSync(source, 'utf8');
      meanwhile();
      write('a', text);
    },
  });
}

test('a bundle of the present sources is not built again', async () => {
  await build();
  await build();
  expect(built).toBe(1);
});

test('a source that changes during the build is in the next bundle', async () => {
  await build(() => writeFileSync(source, 'two'));
  expect(bundled()).toBe('one');
  await build();
  expect(bundled()).toBe('two');
});

test.each([
  ['is new', () => writeFileSync(join(project, 'new.ts'), '')],
  ['is removed', () => rmSync(join(project, 'other.ts'))],
])('a bundle is stale when a source %s', async (_, change) => {
  writeFileSync(join(project, 'other.ts'), '');
  await build();
  change();
  await build();
  expect(built).toBe(2);
});

test.each(['main.js', 'chunk-a.js'])('a bundle whose %s is cut off or missing is built again', async (file) => {
  await build();
  truncateSync(join(folder, file), 0);
  await build();
  expect(built).toBe(2);
  rmSync(join(folder, file));
  await build();
  expect(built).toBe(3);
});

/** Builds in a process of its own. @param text code of a function body that writes the bundle */
function program(text: string) {
  const code = `import { appendFileSync, writeFileSync, renameSync, existsSync } from 'node:fs';
    import { buildIfStale } from ${JSON.stringify(join(import.meta.dirname, 'build-if-stale.ts'))};
    import { writeBundle } from ${JSON.stringify(join(import.meta.dirname, 'write-bundle.ts'))};
    const [folder, source] = ${JSON.stringify([folder, source])};
    await buildIfStale({ folder, inputs: () => [source], build: async () => { ${text} } });`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'inherit', 'pipe'] });
}

test('a build that is killed while it writes is made again', async () => {
  const killed = program(`writeFileSync(source, 'one'); writeBundle(folder, [['main.js', Buffer.from('whole')]]);
    writeFileSync(folder + '/main.js', 'ha'); process.kill(process.pid, 'SIGKILL');`);
  expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL']);
  await build();
  expect(bundled()).toBe('one');
  await build();
  expect(built).toBe(1);
});

test('of two processes at once, one builds and the other waits for it', async () => {
  const log = join(project, 'log');
  const text = `appendFileSync(${JSON.stringify(log)}, 'built '); writeBundle(folder, [['main.js', Buffer.from('x')]]);
    while (!existsSync(${JSON.stringify(join(project, 'go'))})) await new Promise((resolve) => setTimeout(resolve, 10));`;
  const both = [program(text), program(text)];
  const waits = both.map(async (child) => {
    for await (const chunk of child.stderr) if (String(chunk).includes('Waiting for the build')) return;
    return new Promise<void>(() => {});
  });
  await Promise.race(waits);
  writeFileSync(join(project, 'go'), '');
  expect(await Promise.all(both.map((child) => once(child, 'exit')))).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(readFileSync(log, 'utf8')).toBe('built ');
});

test('a new bundle has its own files only', () => {
  write('a', 'b', 'one');
  mkdirSync(join(folder, '.unfinished'));
  writeFileSync(join(folder, '.unfinished', 'chunk-z.js'), 'of a build that was killed');
  write('b', 'c', 'two');
  expect(readdirSync(folder).sort()).toEqual(['chunk-b.js', 'chunk-c.js', 'main.js']);
});

test('a bundle that can’t be written to its end leaves the earlier one whole', () => {
  write('a', 'one');
  mkdirSync(join(folder, 'chunk-b.js', 'in the way'), { recursive: true });
  expect(() => write('b', 'two')).toThrow(/chunk-b/);
  expect(bundled()).toBe('one');
  expect(existsSync(join(folder, 'chunk-a.js'))).toBe(true);
});

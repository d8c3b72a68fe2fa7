// Installs what is missing, then runs a command with the project's own Node and tools:
//   node scripts/with-dependencies.mjs <command> [arguments]
// Plain JavaScript without a dependency, because on a fresh clone there are none and Node may be older than ours.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const onWindows = process.platform === 'win32';

const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  // Node keeps what it compiled: the second start takes half the time of the first.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node-compile'),
};

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

function isInstalled() {
  const wanted = Object.entries(packagesIn('package-lock.json')).filter(([path]) => path !== '');
  const found = packagesIn(join('node_modules', '.package-lock.json'));
  // What is optional may be for another platform.
  return wanted.every(
    ([path, { version, optional }]) => found[path]?.version === version || (optional && !found[path]),
  );
}

if (!isInstalled()) {
  process.stderr.write('Installing dependencies (once) …\n');
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', flags, { cwd: root, stdio: ['ignore', 2, 2], shell: onWindows });
  if (status !== 0) {
    process.stderr.write('npm ci failed; what it said stands above.\n');
    process.exit(1);
  }
  // So that the first start is as quick as any other: the bundle is made, and Node keeps what it compiles.
  for (const script of [['scripts/build.ts'], ['scripts/start.ts', '--help']]) {
    spawnSync(join(bin, 'node'), script, { cwd: root, stdio: 'ignore', shell: onWindows, env });
  }
}

const [command, ...flags] = process.argv.slice(2);
const child = spawn(command, flags, { cwd: root, stdio: 'inherit', env, shell: onWindows });

// A terminal sends Ctrl-C to the child as well; what is sent to us alone is handed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
// npm that is ended by a signal takes its shell with it, and doesn't tell what runs in it.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM');
}, 1_000).unref();
child.on('error', (error) => {
  process.stderr.write(`${command} can't be run: ${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));

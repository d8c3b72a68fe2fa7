import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from './take-lock.mjs';

const onWindows = process.platform === 'win32';
const say = (line) => process.stderr.write(`${line}\n`);

/**
 * Installs packages that are missing or differ from the lockfile; two processes at the same time wait for each other.
 *
 * @param {string} root of the project
 * @param {NodeJS.ProcessEnv} env of what is run
 * @returns {Promise<number>} 0, or the exit code after printing the fault
 */
export async function installDependencies(root, env) {
  if (isInstalled(root)) return 0;
  const [major] = process.versions.node.split('.');
  if (Number(major) < 20) {
    say(`Node ${process.versions.node} is too old: Node 20 or later is needed, see https://nodejs.org.`);
    return 1;
  }
  if (!isWritable(root)) {
    say(`${root} can't be written to, and not everything is installed: copy the project to a folder of your own.`);
    return 1;
  }
  const release = await takeLock(root, (pid) => say(`Waiting for the installation of process ${pid} …`));
  try {
    // Another process may have done it meanwhile.
    if (isInstalled(root)) return 0;
    say('Installing dependencies (once, a minute or two) …');
    const fault = await runNpm(root);
    if (fault) {
      say(fault.line);
      return fault.status;
    }
    // Makes the first start as fast as later ones: builds the bundle and fills Node's compile cache.
    for (const script of [['tools/build/build.ts'], ['tools/run-locally/start.ts', '--help']]) {
      const node = join(root, 'node_modules', '.bin', 'node');
      spawnSync(node, script, { cwd: root, stdio: 'ignore', shell: onWindows, env });
    }
    return 0;
  } finally {
    release();
  }
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
}

function isInstalled(root) {
  const wanted = Object.entries(packagesIn(join(root, 'package-lock.json'))).filter(([path]) => path !== '');
  const found = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  // An optional package may be for another platform.
  return wanted.every(
    ([path, { version, optional }]) => found[path]?.version === version || (optional && !found[path]),
  );
}

/** Messages of npm when it fails, and what a person can do. */
const CAUSES = [
  [/EROFS|EACCES|EPERM/, 'it has no permission to write here: copy the project to a folder of your own'],
  [/ENOSPC/, 'the disk is full'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i,
    'it can’t reach its registry, which it needs once: check `npm config get registry` and your proxy',
  ],
];

/** @returns {Promise<{ line: string, status: number } | undefined>} the fault, if any */
function runNpm(root) {
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawn('npm', flags, { cwd: root, stdio: ['ignore', 2, 'pipe'], shell: onWindows });
  let complaints = '';
  npm.stderr.on('data', (chunk) => {
    complaints = (complaints + chunk).slice(-10_000);
    process.stderr.write(chunk);
  });
  // npm gets the signal from the terminal or from here; a half-done installation does not count as installed.
  let asked;
  const stop = (signal) => {
    asked = signal;
    npm.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  return new Promise((resolve) => {
    npm.on('error', (error) => resolve({ line: `npm can't be run: ${error.message}`, status: 1 }));
    npm.on('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop);
      const [, cause] = CAUSES.find(([pattern]) => pattern.test(complaints)) ?? [];
      if (asked) resolve({ line: 'Not everything is installed; the next command continues.', status: 130 });
      else if (code === 0) resolve(undefined);
      else resolve({ line: `npm ci failed${cause ? `: ${cause}` : '; see its output above'}.`, status: 1 });
    });
  });
}

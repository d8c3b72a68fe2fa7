// Installs what is missing, then runs a command with the project's own Node and tools:
//   node tools/install/with-dependencies.mjs <command> [arguments]
// Plain JavaScript without a dependency, because on a fresh clone there are none and Node may be older than ours.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLineFor } from './command-line-for.mjs';
import { installDependencies } from './install-dependencies.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  // Node's compile cache halves the time of later starts.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node-compile'),
};

const status = await installDependencies(root, env);
if (status !== 0) process.exit(status);

const [command, ...flags] = process.argv.slice(2);
const { file, args, shell } = commandLineFor(process.platform, command, flags);
const child = spawn(file, args, { cwd: root, stdio: 'inherit', env, shell });

// A terminal sends Ctrl-C to the child as well; a signal to us alone is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
// When a signal ends npm, its shell ends too, but the programs in it get no signal.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM');
}, 1_000).unref();
child.on('error', (error) => {
  process.stderr.write(`${command} can't be run: ${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));

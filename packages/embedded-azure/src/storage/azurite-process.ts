/**
 * The child process of start-storage.ts: runs Azurite with its own command line, and makes it start fast, use a
 * directory exclusively, and end with its parent. Arguments: its program, the directory, then Azurite's.
 */
import { createRequire, flushCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';

/** How long Azurite may take to save its state before it ends. */
const END_WITHIN_MS = 5000;

const AUTOSAVE_MS = 200;

/**
 * Modules that Azurite loads but doesn't use here: the telemetry client (switched off) and the SQL store (state is in
 * files). They take more than half of its start. It only needs one class of the SQL library, to extend it.
 */
const UNUSED = new Map([
  ['applicationinsights', 'module.exports = {};'],
  ['sequelize', 'exports.Model = class {};'],
]);

// Only the owner can read the files that it writes.
process.umask(0o077);

const [program = '', directory = '.', ...azuriteArguments] = process.argv.slice(2);

// Two Azurites in one directory would overwrite each other's files. SQLite's lock ends with the process, however it
// ends.
const lock = openDatabase(join(directory, 'in-use.db'), { version: 1, create: 'SELECT 1' });

registerHooks({
  resolve(specifier, context, next) {
    return UNUSED.has(specifier) ? { url: `unused:${specifier}`, shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    const source = url.startsWith('unused:') ? UNUSED.get(url.slice('unused:'.length)) : undefined;
    return source === undefined ? next(url, context) : { format: 'commonjs', source, shortCircuit: true };
  },
});

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.once('exit', () => lock.close());

const require = createRequire(import.meta.url);
shortenAutosave();
const entry = require.resolve(program);
process.argv = [process.execPath, entry, ...azuriteArguments];
require(entry);

// Written now, so that the next start is fast even if this process is killed.
flushCompileCache();

/** Azurite saves what it knows about its files every five seconds: a kill of it would lose that many seconds. */
function shortenAutosave(): void {
  const Loki = createRequire(require.resolve('azurite/package.json'))('lokijs') as {
    prototype: { autosaveEnable(this: { autosaveInterval: number }, ...given: unknown[]): void };
  };
  const { autosaveEnable } = Loki.prototype;
  Loki.prototype.autosaveEnable = function (...given) {
    this.autosaveInterval = AUTOSAVE_MS;
    autosaveEnable.apply(this, given);
  };
}

/**
 * The child process of start-storage.ts: Azurite with its own command line, made to start fast, to use a directory
 * alone, and to end with its parent. Arguments: the directory, then Azurite's.
 */
import { createRequire, flushCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';

/** How long Azurite may take to save its state when it is told to end. */
const END_WITHIN_MS = 5000;

/**
 * What Azurite loads and never uses here: the telemetry client (switched off) and the SQL store (state is in files).
 * They are more than half of its start. Of the SQL library it needs one class to extend at load.
 */
const UNUSED = new Map([
  ['applicationinsights', 'module.exports = {};'],
  ['sequelize', 'exports.Model = class {};'],
]);

// What it writes is for its owner only.
process.umask(0o077);

const [directory = '.', ...azuriteArguments] = process.argv.slice(2);

// Two Azurites on one directory overwrite each other's files; SQLite's lock goes with the process, however it ends.
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
const entry = require.resolve('azurite/dist/src/azurite.js');
process.argv = [process.execPath, entry, ...azuriteArguments];
require(entry);

// Written now, so that the next start is fast even if this process is killed.
flushCompileCache();

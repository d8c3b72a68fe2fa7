import { registerHooks } from 'node:module';

const specifier = '@azure/functions-core';
const url = 'functions-host:core';
const key = Symbol.for('functions-host.core-api');

/**
 * Makes `require('@azure/functions-core')` and its `import` return `api` everywhere in this process: in CJS, in ESM,
 * and in bundles whose `require` comes from `createRequire`. The module does not exist on disk.
 */
export function installCoreModule(api: object): void {
  if (Object.hasOwn(globalThis, key)) throw new Error('one process can host one app: the core module is installed');
  Object.defineProperty(globalThis, key, { value: api });
  registerHooks({
    resolve: (wanted, context, next) =>
      wanted === specifier ? { url, format: 'commonjs', shortCircuit: true } : next(wanted, context),
    load: (wanted, context, next) =>
      wanted === url
        ? {
            format: 'commonjs',
            source: `module.exports = globalThis[Symbol.for(${JSON.stringify(key.description)})];`,
            shortCircuit: true,
          }
        : next(wanted, context),
  });
}

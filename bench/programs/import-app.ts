import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { coreApi, Registrations } from '@partner-orders/embedded-azure/internals/functions-host/worker/core-api';
import { installCoreModule } from '@partner-orders/embedded-azure/internals/functions-host/worker/install-core-module';
import { root } from '../../tools/root.ts';

/** Imports the app's bundle like a worker, and prints how many milliseconds that took. */

installCoreModule(coreApi(new Registrations(), () => undefined));
const began = performance.now();
await import(pathToFileURL(join(root, 'dist', 'main.js')).href);
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', ms: performance.now() - began });

import { inject } from 'vitest';
import { type RunningCompiler, startCompiler } from './start-compiler.ts';

/** What the parameter files read from the environment. */
const ASKED = { PUBLISHER_EMAIL: 'api@partner-orders.example', CARRIER_URL: 'https://carrier.example' };

// Modules are loaded again for each file of specs; the process stays.
const processWide: typeof globalThis & { bicepCompiler?: RunningCompiler } = globalThis;

/** The compiler of this process, started when it is first needed. */
export function runningCompiler(): RunningCompiler {
  const path = inject('compiler');
  if (path === undefined) throw new Error('there is no compiler: such a test is skipped');
  processWide.bicepCompiler ??= startCompiler(path, { ...process.env, ...ASKED });
  return processWide.bicepCompiler;
}

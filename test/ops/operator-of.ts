import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOps } from '../../scripts/ops/run-ops.ts';
import type { RunningStack } from '../running-stack.ts';

/** An operator at the command line, before a stack that `npm start` would have started. */
export function operatorOf(stack: RunningStack): (...flags: string[]) => Promise<string> {
  const { urls } = stack.prepared.stack;
  const file = { api: stack.host.url, gateway: stack.prepared.gatewayUrl, ...urls, partners: {} };
  writeFileSync(join(stack.directory, 'stack.json'), JSON.stringify(file));
  return (...flags) => runOps([...flags, '--state', stack.directory]);
}

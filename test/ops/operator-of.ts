import { writeStackFile } from '../../scripts/client/stack-file.ts';
import { runOps } from '../../scripts/ops/run-ops.ts';
import type { RunningStack } from '../running-stack.ts';

/** An operator at the command line, before a stack that `npm start` would have started. */
export function operatorOf(stack: RunningStack): (...flags: string[]) => Promise<string> {
  writeStackFile(stack.directory, stack.prepared.stackFile(stack.host.url));
  return (...flags) => runOps([...flags, '--state', stack.directory]);
}

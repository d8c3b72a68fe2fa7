import { runOps } from '../../tools/operator/run-ops.ts';
import { writeStackFile } from '../../tools/run-locally/client/stack-file.ts';
import type { RunningStack } from '../running-stack.ts';

/** An operator at the command line, with a stack like that of `npm start`. */
export function operatorOf(stack: RunningStack): (...flags: string[]) => Promise<string> {
  writeStackFile(stack.directory, stack.prepared.toStackFile(stack.host.url));
  return async (...flags) => (await runOps([...flags, '--state', stack.directory])) ?? '';
}

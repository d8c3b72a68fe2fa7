import { ZodError } from 'zod';
import { causeOf } from '../../shared/cause-of.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { runOps } from './run-ops.ts';

/** What operators do by hand: see docs/operations.md. */
runOps(process.argv.slice(2)).then(
  (text) => process.stdout.write(`${text}\n`),
  (error) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);

/** In one line: what is stored in another form than expected is told by its first field. */
function messageOf(error: unknown): string {
  if (error instanceof ZodError) return `what is stored can't be read: ${causeOf(error).message}`;
  return error instanceof Error ? error.message : String(error);
}

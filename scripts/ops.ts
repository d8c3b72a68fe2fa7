import { runOps } from './ops/run-ops.ts';
import { UsageError } from './usage-error.ts';

/** What operators do by hand: see docs/operations.md. */
runOps(process.argv.slice(2)).then(
  (text) => process.stdout.write(`${text}\n`),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);

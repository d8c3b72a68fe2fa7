import { runProgram } from '../command-line/run-program.ts';
import { deskAt } from './desk-at.ts';
import { runOps } from './run-ops.ts';

/** The operator's commands: see docs/operations.md. */
await runProgram(() => runOps(process.argv.slice(2), process.env, deskAt(process)));
